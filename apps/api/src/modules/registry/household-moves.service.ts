import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isLocalDate, isUnderTheRoof } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Elder } from './elder.entity.js';
import { Faults } from './faults.js';
import type { Household } from './household.entity.js';
import { HouseholdMember } from './household-member.entity.js';
import type { MovedPeople, MovePeople, MovingElder } from './household-moves.dto.js';
import { HouseholdPartingService, type Parting } from './household-parting.service.js';
import { HouseholdsService } from './households.service.js';
import { HouseholdStaysService } from './household-stays.service.js';
import { RegistryMessages } from './registry-messages.js';
import { RegistryRepository } from './registry.repository.js';

/** 迁出、迁入、分户: elders leave a household for another one, in the village or anywhere in the city. */
@Injectable()
export class HouseholdMovesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
    private readonly households: HouseholdsService,
    private readonly repository: RegistryRepository,
    private readonly stays: HouseholdStaysService,
    private readonly parting: HouseholdPartingService,
    private readonly messages: RegistryMessages,
  ) {}

  /**
   * Moves people, judges both households anew and plans the week from today on; weeks that are over stay as they are.
   * @throws Problem 400 with every wrong field, 404 `household.not_found` for either household (also out of scope), 409
   *   `household.version_conflict`
   */
  move(actor: Actor, householdId: number, body: MovePeople): Promise<MovedPeople> {
    const request = { clientId: body.clientId, route: `POST /households/${householdId}/moves`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const { from, to } = await this.lock(tx, actor, householdId, body.toHouseholdId);
        const parting = await this.read(tx, from, to, body);
        const { villageCode, townCode } = from;
        const visitorIds = parting.movers.map(({ elder }) => elder.assignedVisitorId).filter((id) => id !== null);
        const { target, withoutVisitor } = await this.parting.carryOut(tx, actor, parting);
        await this.messages.moved(tx, {
          from: { villageCode, townCode },
          target,
          elders: parting.movers.length,
          visitorIds,
          by: actor.accountId,
        });
        await this.log(tx, actor, parting, target);
        return {
          householdId: target.id,
          villageCode: target.villageCode,
          villageName: this.regions.nameOf(target.villageCode) ?? '',
          townName: this.regions.nameOf(target.townCode) ?? '',
          address: target.address,
          elderIds: parting.movers.map(({ elder }) => elder.id),
          outOfScope: !this.regions.covers(actor, target.villageCode),
          withoutVisitor,
        };
      }),
    );
  }

  /** Both households, the one with the lower id first, so that two moves across each other do not wait for each other. */
  private async lock(
    tx: EntityManager,
    actor: Actor,
    fromId: number,
    toId: number | undefined,
  ): Promise<{ from: Household; to: Household | null }> {
    const locked = new Map<number, Household>();
    for (const id of [fromId, toId].filter((one) => one !== undefined).sort((a, b) => a - b)) {
      locked.set(id, await this.households.lockInScope(tx, actor, id));
    }
    return { from: locked.get(fromId) as Household, to: toId === undefined ? null : (locked.get(toId) as Household) };
  }

  private async read(tx: EntityManager, from: Household, to: Household | null, body: MovePeople): Promise<Parting> {
    if (from.version !== body.version) {
      throw conflict(
        'household.version_conflict',
        '这一户刚由别人改过，这次迁移还没有办理。请重新打开这一户，看过现在的情况后再办。',
        { current: { version: from.version } },
      );
    }
    const faults = new Faults();
    const elders = await this.repository.eldersOf(tx, from.id);
    const members = await this.repository.membersOf(tx, from.id);
    const movers = this.movers(elders, body.elders, faults);
    const movingMembers = (body.members ?? []).flatMap(({ memberId, relationToHead }, i) => {
      const member = members.find(({ id }) => id === memberId);
      if (member) return [{ member, relationToHead }];
      faults.add(`members.${i}.memberId`, 'household.not_here', '这一户没有这位家人，请重新选择');
      return [];
    });
    const place = this.placeOf(from, to, body, faults);
    const on = await this.dayOf(tx, movers, body.on, faults);
    const residents = to ? await this.repository.eldersOf(tx, to.id) : [];
    const residentMembers = to ? await this.repository.membersOf(tx, to.id) : [];
    checkHeads([...residents, ...residentMembers], [...movers, ...movingMembers], faults);
    const company = [...residents.filter(({ facts }) => isUnderTheRoof(facts)), ...movingMembers, ...movers].length > 1;
    if (!company && residentMembers.length === 0 && body.elders[0]?.livesAlone === undefined) {
      faults.add('elders.0.livesAlone', 'facts.livesAlone', '请选择迁居后是否独自居住');
    }
    faults.refuseIfAny();
    const movingIds = new Set(movers.map(({ elder }) => elder.id));
    const movingMemberIds = new Set(movingMembers.map(({ member }) => member.id));
    return {
      from,
      to,
      place,
      movers,
      movingMembers,
      stayers: elders.filter(({ id }) => !movingIds.has(id)),
      stayingMembers: members.filter(({ id }) => !movingMemberIds.has(id)),
      residents,
      residentMembers,
      on,
      reason: to === null && elders.some(({ id }) => !movingIds.has(id)) ? 'split' : 'moved',
      note: body.note ?? null,
    };
  }

  private movers(elders: Elder[], asked: MovingElder[], faults: Faults): Parting['movers'] {
    const seen = new Set<number>();
    return asked.flatMap((answers, i) => {
      const elder = elders.find(({ id }) => id === answers.elderId);
      const field = `elders.${i}.elderId`;
      if (!elder || seen.has(answers.elderId)) {
        faults.add(field, 'household.not_here', '这一户没有这位老人，或选了两次，请重新选择');
        return [];
      }
      seen.add(elder.id);
      if (elder.status === 'closed') {
        faults.add(field, 'household.file_closed', `${elder.name}的档案已退出，不能迁移`);
        return [];
      }
      return [{ elder, relationToHead: answers.relationToHead, answers }];
    });
  }

  private placeOf(from: Household, to: Household | null, { newHome }: MovePeople, faults: Faults): Parting['place'] {
    if ((to === null) === (newHome === undefined)) {
      faults.add('toHouseholdId', 'household.where', '请选择迁入已有的户，或填写新的居住地址');
      return from;
    }
    if (to !== null) {
      if (to.id === from.id) faults.add('toHouseholdId', 'household.same', '迁出和迁入的是同一户，请重新选择');
      return to;
    }
    const { villageCode, address, gridName } = newHome as NonNullable<typeof newHome>;
    const village = this.regions.find(villageCode);
    if (village?.level !== 'village' || !village.townCode) {
      faults.add(
        'newHome.villageCode',
        'region.unknown',
        '请选择本市的村（居）。迁出本市的，请在档案里填写不在本市居住',
      );
      return from;
    }
    return { villageCode, townCode: village.townCode, address, gridName: gridName ?? null };
  }

  private async dayOf(
    tx: EntityManager,
    movers: Parting['movers'],
    asked: string | undefined,
    faults: Faults,
  ): Promise<string> {
    const today = this.clock.today();
    const on = asked ?? today;
    if (!isLocalDate(on) || on > today) {
      faults.add('on', 'household.move_day', '没有这一天，或晚于今天。请填写已经搬过去的日期');
      return today;
    }
    for (const { elder } of movers) {
      const since = await this.stays.livesThereSince(tx, elder);
      if (on < since) faults.add('on', 'household.move_day', `${elder.name}自 ${since} 起住在这一户，迁居日期不能更早`);
    }
    return on;
  }

  private async log(tx: EntityManager, actor: Actor, { from, movers, on }: Parting, target: Household): Promise<void> {
    const detail = { elderIds: movers.map(({ elder }) => elder.id), from: from.id, to: target.id, on };
    const places = new Set([from.villageCode, target.villageCode]);
    for (const regionCode of places) {
      const subjectId = regionCode === from.villageCode ? from.id : target.id;
      await this.audit.record(tx, actor, {
        action: 'household.move',
        subjectType: 'household',
        subjectId,
        regionCode,
        detail,
      });
    }
  }
}

function checkHeads(
  there: Pick<HouseholdMember, 'relationToHead'>[],
  coming: Pick<HouseholdMember, 'relationToHead'>[],
  faults: Faults,
): void {
  const heads = [...there, ...coming].filter(({ relationToHead }) => relationToHead === 'self');
  if (heads.length > 1) {
    faults.add('elders.0.relationToHead', 'household.two_heads', '一户只有一位户主，请选择与户主的关系');
  }
}
