import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { notFound } from '../../platform/errors.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { PHONE_PARAMETERS } from './phone-parameters.js';
import type { PhoneHeard, PhonePage, PhonesQuery, ReportPhone, SettlePhone } from './phones.dto.js';
import { PhonesRepository } from './phones.repository.js';

const HOUR_MS = 3_600_000;

/** When phones were last heard: so that nothing that was saved at a door is lost with a phone in a drawer. */
@Injectable()
export class PhonesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly regions: RegionsService,
    private readonly repository: PhonesRepository,
  ) {}

  /** Keeps what a phone says of itself. Only its first word is an entry of the log: the rest is no act of a person. */
  report(actor: Actor, body: ReportPhone): Promise<PhoneHeard> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const isNew = await this.repository.hear(tx, {
        accountId: actor.accountId,
        deviceId: body.deviceId.toLowerCase(),
        lastHeardAt: now,
        unsent: body.unsent,
        refused: Math.min(body.refused, body.unsent),
        oldestUnsentAt: oldestOf(body, now),
      });
      if (isNew) {
        await this.audit.record(tx, actor, {
          action: 'phone.report',
          subjectType: 'account',
          subjectId: actor.accountId,
          regionCode: actor.regionCode,
        });
      }
      return { heardAt: now.toISOString() };
    });
  }

  /** Accounts of the actor's place that work at the door, village by village. */
  async list(actor: Actor, query: PhonesQuery): Promise<PhonePage> {
    const { silentDays, unsentHours } = PHONE_PARAMETERS;
    const after = decodeCursor(query.cursor, ['string', 'number']);
    const now = this.clock.now().getTime();
    const silentBefore = new Date(now - silentDays * 24 * HOUR_MS);
    const unsentBefore = new Date(now - unsentHours * HOUR_MS);
    const { manager } = this.dataSource;
    const rows = await this.repository.accounts(manager, actor, {
      shown: query.shown ?? 'concern',
      silentBefore,
      unsentBefore,
      after: after && { regionCode: after[0], id: after[1] },
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ regionCode, id }) => [regionCode, id]);
    const devices = await this.repository.waiting(
      manager,
      page.items.map(({ id }) => id),
    );
    return {
      silentDays,
      unsentHours,
      nextCursor: page.nextCursor,
      items: page.items.map(({ id, name, role, regionCode, phoneEnc, elders, heardAt, unsent, oldestUnsentAt }) => ({
        accountId: id,
        name,
        role,
        villageCode: regionCode,
        villageName: this.regions.nameOf(regionCode) ?? '',
        phone: phoneEnc === null ? null : this.crypto.decrypt(phoneEnc),
        elders,
        heardAt: heardAt?.toISOString() ?? null,
        silent: elders > 0 && (heardAt === null || heardAt < silentBefore),
        unsent,
        oldestUnsentAt: oldestUnsentAt?.toISOString() ?? null,
        waiting: unsent > 0 && oldestUnsentAt !== null && oldestUnsentAt < unsentBefore,
        devices: devices
          .filter(({ accountId }) => accountId === id)
          .map((device) => ({
            id: device.id,
            heardAt: device.lastHeardAt.toISOString(),
            unsent: device.unsent,
            refused: device.refused,
            oldestUnsentAt: device.oldestUnsentAt?.toISOString() ?? null,
          })),
      })),
    };
  }

  /** Takes a device out of the list that will not be heard again. @throws Problem 404 `phone.unknown`, also out of scope */
  settle(actor: Actor, id: number, { note }: SettlePhone): Promise<void> {
    return this.transactions.run(async (tx) => {
      const phone = await this.repository.inPlace(tx, actor, id);
      if (!phone) throw notFound('没有这部手机，请刷新后再看。', 'phone.unknown');
      await this.repository.settle(tx, id, actor.accountId, this.clock.now(), note);
      await this.audit.record(tx, actor, {
        action: 'phone.settle',
        subjectType: 'phone',
        subjectId: id,
        regionCode: phone.regionCode,
        detail: { note },
      });
    });
  }
}

/** A phone's clock may be wrong: nothing waits since tomorrow. */
function oldestOf({ unsent, oldestUnsentAt }: ReportPhone, now: Date): Date | null {
  if (unsent === 0) return null;
  const oldest = oldestUnsentAt ? new Date(oldestUnsentAt) : now;
  return oldest > now ? now : oldest;
}
