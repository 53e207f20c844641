import { Injectable } from '@nestjs/common';
import type { ListFinding, LocalDate } from '@tanfang/domain';
import { type EntityManager, In } from 'typeorm';
import { append } from '../../platform/grouping.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FileMatchingService, type MatchedFile } from '../registry/file-matching.service.js';
import type { ListedPerson } from './list-columns.js';
import { ListContents, type ListItemContent } from './list-contents.js';
import { ListEntry } from './list-entry.entity.js';
import { agrees, belongs, holds, type ListedFact, registerSays } from './list-facts.js';
import { ListItem } from './list-item.entity.js';
import type { SharedList } from './shared-list.entity.js';
import { VillageNames } from './village-names.js';

/** What a list and the register disagree about for one person. */
interface Disagreement extends ListItemContent {
  finding: ListFinding;
}

type NewItem = Omit<ListItem, 'id'>;

/** Holds shared lists against the register (三（三）9). */
@Injectable()
export class ListMatching {
  constructor(
    private readonly clock: Clock,
    private readonly matching: FileMatchingService,
    private readonly villages: VillageNames,
    private readonly contents: ListContents,
  ) {}

  /** Holds people of a list against the register: what disagrees becomes an item, what agrees again settles one. */
  async people(tx: EntityManager, actor: Actor, list: SharedList, people: readonly ListedPerson[]): Promise<void> {
    const byIndex = new Map(people.map((person) => [this.matching.indexOf(person.idNumber), person]));
    const indices = [...byIndex.keys()];
    if (indices.length === 0) return;
    await this.note(tx, list, indices);
    const files = await this.matching.match(tx, actor, indices);
    const known = await this.itemsOf(tx, list, indices);
    const today = this.clock.today();
    const added: NewItem[] = [];
    for (const [index, person] of byIndex) {
      const file = files.get(index);
      const found = disagreement(list, person, file, today);
      if (!(await this.isNews(tx, known.get(index) ?? [], found)) || !found) continue;
      const place = file ?? this.villages.placeOf(person.town, person.village);
      added.push(this.item(list, index, file ?? null, place, found, file ? null : person));
    }
    if (added.length > 0) await tx.insert(ListItem, added);
  }

  /** Those whom the source named before and this list does not. */
  async gone(tx: EntityManager, actor: Actor, list: SharedList, entries: readonly ListEntry[]): Promise<void> {
    const indices = entries.map(({ idNumberIndex }) => idNumberIndex);
    const files = await this.matching.match(tx, actor, indices);
    const known = await this.itemsOf(tx, list, indices);
    const added: NewItem[] = [];
    for (const index of indices) {
      const file = files.get(index);
      const loses = file && file.status !== 'closed' && holds(list.source, file.facts);
      const found: Disagreement | null = loses
        ? { finding: 'gone', fact: { on: false }, registerSays: registerSays(list.source, file.facts) }
        : null;
      if (!(await this.isNews(tx, known.get(index) ?? [], found)) || !found || !file) continue;
      added.push(this.item(list, index, file, file, found, null));
    }
    if (added.length > 0) await tx.insert(ListItem, added);
    await tx.delete(
      ListEntry,
      entries.map(({ id }) => id),
    );
  }

  /** Whose numbers the source's latest list names. */
  private async note(tx: EntityManager, { id: listId, source }: SharedList, indices: string[]): Promise<void> {
    const named = await tx.find(ListEntry, { where: { source, idNumberIndex: In(indices) } });
    const ids = named.map(({ id }) => id);
    if (ids.length > 0) await tx.update(ListEntry, { id: In(ids) }, { listId });
    const before = new Set(named.map(({ idNumberIndex }) => idNumberIndex));
    const fresh = indices.filter((index) => !before.has(index));
    if (fresh.length > 0)
      await tx.insert(
        ListEntry,
        fresh.map((idNumberIndex) => ({ source, idNumberIndex, listId })),
      );
  }

  private async itemsOf(
    tx: EntityManager,
    { source }: SharedList,
    indices: readonly string[],
  ): Promise<Map<string, ListItem[]>> {
    const items = await tx.find(ListItem, {
      where: { source, idNumberIndex: In([...indices]), state: In(['open', 'dismissed']) },
    });
    const byIndex = new Map<string, ListItem[]>();
    for (const item of items) append(byIndex, item.idNumberIndex, item);
    return byIndex;
  }

  /** Settles what is no longer so. @returns whether `found` was not told before, nor dismissed as it stands */
  private async isNews(tx: EntityManager, items: readonly ListItem[], found: Disagreement | null): Promise<boolean> {
    const says = (one: ListItemContent | null, finding: ListFinding): string =>
      JSON.stringify([finding, one?.fact, one?.registerSays]);
    const wanted = found && says(found, found.finding);
    const isSame = (item: ListItem): boolean => says(this.contents.contentOf(item), item.finding) === wanted;
    const over = items.filter((item) => item.state === 'open' && !isSame(item)).map(({ id }) => id);
    if (over.length > 0) await tx.update(ListItem, { id: In(over) }, { state: 'settled', decidedAt: this.clock.now() });
    return !items.some(isSame);
  }

  private item(
    list: SharedList,
    idNumberIndex: string,
    file: MatchedFile | null,
    { villageCode, townCode }: Pick<ListItem, 'villageCode' | 'townCode'>,
    { finding, ...content }: Disagreement,
    person: ListedPerson | null,
  ): NewItem {
    return {
      listId: list.id,
      source: list.source,
      finding,
      state: 'open',
      idNumberIndex,
      elderId: file?.elderId ?? null,
      villageCode,
      townCode,
      factEnc: this.contents.sealed(content),
      personEnc:
        person &&
        this.contents.sealed({
          name: person.name,
          idNumber: person.idNumber,
          address: person.address,
          place: [person.town, person.village, person.address].join(''),
        }),
      createdAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      reason: null,
      beforeEnc: null,
      elderVersion: null,
      householdVersion: null,
    };
  }
}

/** A closed file is nobody's to mend; somebody without one counts where the list stands for a target type. */
function disagreement(
  { source }: SharedList,
  person: ListedPerson,
  file: MatchedFile | undefined,
  today: LocalDate,
): Disagreement | null {
  const fact: ListedFact = { on: true, grade: person.grade };
  if (!file) return belongs(source, person, today) ? { finding: 'missing', fact, registerSays: null } : null;
  if (file.status === 'closed' || agrees(source, file.facts, fact)) return null;
  return { finding: 'differs', fact, registerSays: registerSays(source, file.facts) };
}
