import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { doubleReasons, type Likeness } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { Transactions } from '../../platform/tx.js';
import { DoubleScan } from './double-scan.entity.js';
import { type ComparedFile, DoublesRepository } from './doubles.repository.js';
import type { LikelyDouble } from './likely-double.entity.js';

export { LikelyDouble } from './likely-double.entity.js';

/** Files of one transaction. */
const CHUNK = 200;
/** Files of one run: few enough that a start after a large import does not wait for it; the next hour goes on. */
const FILES_A_RUN = 5_000;
/** More pairs in one go say that a list was imported amiss, not that somebody could look at each. */
const MOST_PAIRS = 1_000;
/** A file changed so lately may have a neighbour in a transaction that is not visible yet. */
const SETTLED_MS = 60_000;

/** Looks for files that stand for the same person. */
@Injectable()
export class DoublesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly repository: DoublesRepository,
  ) {}

  /** Compares these files with the register; call it in the transaction that opened them. @returns new pairs */
  async lookFor(tx: EntityManager, elderIds: number[]): Promise<number> {
    return this.compare(tx, await this.repository.byIds(tx, elderIds));
  }

  /** Goes on through the files in the order of their latest change. @returns how many were looked at, new pairs */
  async scan(): Promise<{ files: number; found: number }> {
    const outcome = { files: 0, found: 0 };
    while (outcome.files < FILES_A_RUN) {
      const chunk = await this.transactions.run((tx) => this.scanChunk(tx));
      outcome.files += chunk.files;
      outcome.found += chunk.found;
      if (chunk.files < CHUNK) break;
    }
    return outcome;
  }

  private async scanChunk(tx: EntityManager): Promise<{ files: number; found: number }> {
    const place = await tx.findOne(DoubleScan, { where: {}, order: { id: 'ASC' } });
    const from = place ?? { changedUntil: new Date(0), elderId: 0 };
    const settled = new Date(this.clock.now().getTime() - SETTLED_MS);
    const files = await this.repository.changedAfter(tx, from, settled, CHUNK);
    const last = files.at(-1);
    if (!last) return { files: 0, found: 0 };
    const found = await this.compare(tx, files);
    const reached = { changedUntil: last.updatedAt, elderId: last.id };
    if (place) await tx.update(DoubleScan, place.id, reached);
    else await tx.insert(DoubleScan, reached);
    return { files: files.length, found };
  }

  private async compare(tx: EntityManager, files: ComparedFile[]): Promise<number> {
    if (files.length === 0) return 0;
    const others = await this.repository.alike(tx, files);
    const by = (keyOf: (file: ComparedFile) => string): Map<string, ComparedFile[]> => {
      const groups = new Map<string, ComparedFile[]>();
      for (const file of others) {
        const group = groups.get(keyOf(file));
        if (group) group.push(file);
        else groups.set(keyOf(file), [file]);
      }
      return groups;
    };
    const [byName, byBirthday] = [by(({ name }) => name), by(({ birthDate }) => birthDate)];
    const likeness = this.likenesses();
    const pairs = new Map<string, Omit<LikelyDouble, 'id'>>();
    for (const file of files) {
      for (const other of [...(byName.get(file.name) ?? []), ...(byBirthday.get(file.birthDate) ?? [])]) {
        if (other.id === file.id || (file.status === 'closed' && other.status === 'closed')) continue;
        const [elderAId, elderBId] = file.id < other.id ? [file.id, other.id] : [other.id, file.id];
        const key = `${elderAId}-${elderBId}`;
        if (pairs.has(key)) continue;
        const reasons = doubleReasons(likeness(file), likeness(other));
        if (reasons.length === 0) continue;
        if (pairs.size === MOST_PAIRS) break;
        const undecided = { decidedAt: null, decidedBy: null, note: null };
        pairs.set(key, { elderAId, elderBId, reasons, status: 'open', foundAt: this.clock.now(), ...undecided });
      }
    }
    return this.repository.add(tx, [...pairs.values()]);
  }

  /** Numbers in the clear only while they are compared, each decrypted once. */
  private likenesses(): (file: ComparedFile) => Likeness {
    const known = new Map<number, Likeness>();
    return (file) => {
      const seen = known.get(file.id);
      if (seen) return seen;
      const { name, birthDate, villageCode, idNumberEnc, phoneIndex } = file;
      const made = { name, birthDate, villageCode, idNumber: this.crypto.decrypt(idNumberEnc), phone: phoneIndex };
      known.set(file.id, made);
      return made;
    };
  }
}
