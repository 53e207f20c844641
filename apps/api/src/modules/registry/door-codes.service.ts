import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DOOR_CODE_MESSAGES, formatDoorCode, parseDoorCode } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid, notFound, Problem } from '../../platform/errors.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import type { DoorCodeTarget, IssuedDoorCode } from './door-code.dto.js';
import { DoorCode } from './door-code.entity.js';
import { HouseholdsService } from './households.service.js';
import { RegistryRepository } from './registry.repository.js';

/** Crockford's base 32, of which the domain makes the code. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 10;

/** 2组 comes before 10组, and 第二网格 before 第三网格. */
const WALKING_ORDER = new Intl.Collator('zh', { numeric: true });
const CHINESE_DIGITS = '零一二三四五六七八九';

/** 第十二网格 → 第12网格, as far as a village counts. */
function inDigits(text: string): string {
  return text
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) => {
      return `${tens === '' ? '一' : tens}${ones === '' ? '零' : ones}`;
    })
    .replace(/[零一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
}

/** A door of a village with its valid code. */
export interface DoorOfVillage {
  code: string;
  gridName: string | null;
  address: string;
}

/** Codes on the doors of households: light evidence of a visit, and the quickest way to a file. */
@Injectable()
export class DoorCodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly households: HouseholdsService,
    private readonly repository: RegistryRepository,
    private readonly regions: RegionsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The household behind a code.
   * @param input the code, or a link that carries it
   * @throws Problem 422 `door_code.mistyped` or `door_code.foreign`, 404 `door_code.unknown` (also out of scope), 410
   *   `door_code.revoked`
   */
  async resolve(actor: Actor, input: string): Promise<DoorCodeTarget> {
    const parsed = parseDoorCode(input);
    if (!parsed.valid) throw invalid('door_code.mistyped', `${DOOR_CODE_MESSAGES[parsed.error]}。`);
    if (parsed.cityCode !== this.cityCode()) {
      throw invalid('door_code.foreign', '这是其他县（市）的门牌码，不是本市的。');
    }

    const tx = this.dataSource.manager;
    const doorCode = await tx.findOneBy(DoorCode, { code: parsed.normalized });
    const household = doorCode && (await this.repository.findHousehold(tx, doorCode.householdId));
    if (!household || !this.regions.covers(actor, household.villageCode)) {
      throw notFound('没有这个门牌码，或不在您负责的范围内。请核对门牌，或从台账里查找老人。', 'door_code.unknown');
    }
    if (doorCode.revokedAt) {
      throw new Problem(410, 'door_code.revoked', '这个门牌码已停用，请换上新的门牌。可以先从台账里查找老人。');
    }
    const elders = await this.repository.eldersOf(tx, household.id);
    return {
      householdId: household.id,
      villageName: this.regions.nameOf(household.villageCode) ?? '',
      address: household.address,
      elders: elders
        .filter((elder) => elder.status !== 'closed')
        .map(({ id, name, level, status }) => ({ elderId: id, name, level, status })),
    };
  }

  /**
   * Issues a code for a household's door and revokes the one before.
   * @param origin where the web app is served, for the link
   * @throws Problem 404 `household.not_found`, also out of scope
   */
  issue(actor: Actor, householdId: number, origin: string): Promise<IssuedDoorCode> {
    return this.transactions.run(async (tx) => {
      const household = await this.households.lockInScope(tx, actor, householdId);
      const now = this.clock.now();
      await tx.update(
        DoorCode,
        { activeHouseholdId: householdId },
        { activeHouseholdId: null, revokedAt: now, revokedBy: actor.accountId },
      );
      const code = await this.insert(tx, actor, householdId);
      await this.audit.record(tx, actor, {
        action: 'door_code.issue',
        subjectType: 'household',
        subjectId: householdId,
        regionCode: household.villageCode,
      });
      return { code, link: `${origin}/?c=${code}`, issuedAt: now.toISOString() };
    });
  }

  /**
   * Issues a code for each household of a village that has none and in which somebody on the register lives. The
   * caller has checked that the actor may, there.
   * @returns how many were issued
   */
  async issueMissing(tx: EntityManager, actor: Actor, villageCode: string): Promise<number> {
    const households = await tx.query<{ id: number }[]>(
      `SELECT h.id FROM household h
       WHERE h.village_code = ? AND NOT EXISTS (SELECT 1 FROM door_code d WHERE d.active_household_id = h.id)
         AND EXISTS (SELECT 1 FROM elder e WHERE e.household_id = h.id AND e.status <> 'closed')
       ORDER BY h.id`,
      [villageCode],
    );
    for (const { id } of households) {
      await this.insert(tx, actor, id);
      await this.audit.record(tx, actor, {
        action: 'door_code.issue',
        subjectType: 'household',
        subjectId: id,
        regionCode: villageCode,
      });
    }
    return households.length;
  }

  /** The valid codes of a village's doors, in the order in which one walks: by grid, then by address. */
  async ofVillage(tx: EntityManager, villageCode: string): Promise<DoorOfVillage[]> {
    const rows = await tx.query<{ code: string; grid_name: string | null; address: string }[]>(
      `SELECT d.code, h.grid_name, h.address FROM household h
       JOIN door_code d ON d.active_household_id = h.id
       WHERE h.village_code = ?
         AND EXISTS (SELECT 1 FROM elder e WHERE e.household_id = h.id AND e.status <> 'closed')
       ORDER BY h.id`,
      [villageCode],
    );
    const doors = rows.map(({ code, grid_name: gridName, address }) => ({ code, gridName, address }));
    const key = ({ gridName, address }: DoorOfVillage): string => inDigits(`${gridName ?? ''} ${address}`);
    return doors.sort((a, b) => WALKING_ORDER.compare(key(a), key(b)));
  }

  private async insert(tx: EntityManager, actor: Actor, householdId: number): Promise<string> {
    const code = formatDoorCode(this.cityCode(), randomSymbols());
    await tx.insert(DoorCode, {
      householdId,
      activeHouseholdId: householdId,
      code,
      issuedAt: this.clock.now(),
      issuedBy: actor.accountId,
      revokedAt: null,
      revokedBy: null,
    });
    return code;
  }

  private cityCode(): string {
    const [city] = this.regions.ofLevel('city');
    if (!city) throw new Error('there is no city among the regions');
    return city.code;
  }
}

function randomSymbols(): string {
  return Array.from({ length: RANDOM_LENGTH }, () => SYMBOLS.charAt(randomInt(SYMBOLS.length))).join('');
}
