import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EMERGENCY_TRANSITIONS, type EmergencyAction, type EmergencyEntry, transition } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { RegistryService } from '../registry/registry.service.js';
import type {
  ArchiveEmergency,
  EmergencyDetail,
  EmergencyDto,
  EmergencyQuery,
  ReportEmergency,
  SettleEmergency,
} from './emergencies.dto.js';
import { EmergenciesRepository } from './emergencies.repository.js';
import { EmergencyMessages } from './emergency-messages.js';
import { EmergencyViews, noSuchEmergency } from './emergency-views.js';
import type { EmergencyEvent } from './emergency-event.entity.js';
import type { Emergency } from './emergency.entity.js';

/** Emergencies: the phone writes the time line, people write what it came to, nothing is ever overwritten. */
@Injectable()
export class EmergenciesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly regions: RegionsService,
    private readonly registry: RegistryService,
    private readonly messages: EmergencyMessages,
    private readonly views: EmergencyViews,
    private readonly repository: EmergenciesRepository,
    private readonly marks: FigureMarks,
  ) {}

  /**
   * Takes one entry of the time line; the first of an emergency makes its record and tells the town and the bureau.
   * Entries may come late and out of order: each has its own time. A time ahead of the server's is taken as now.
   * @throws Problem 404 `elder.not_found`, `emergency.unknown` out of scope, 422 `emergency.place` for an account
   * without a place
   */
  report(actor: Actor, body: ReportEmergency): Promise<EmergencyDetail> {
    return this.once(actor, 'POST /emergencies', body, async (tx) => {
      const now = this.clock.now();
      const at = new Date(Math.min(Date.parse(body.at), now.getTime()));
      const known = await this.repository.byKey(tx, body.emergencyKey);
      const emergency = known ? await this.lock(tx, actor, known.id) : await this.begin(tx, actor, body, at, now);
      await this.write(tx, actor, emergency.id, { kind: body.kind, what: body.what.trim(), at });
      await this.record(tx, actor, 'emergency.report', emergency, { kind: body.kind });
      return emergency.id;
    });
  }

  /**
   * Records what it came to; recorded already, the entry is a correction and the one before stays.
   * @throws Problem 404, 422 `emergency.note_missing`
   */
  settle(actor: Actor, id: number, body: SettleEmergency): Promise<EmergencyDetail> {
    return this.once(actor, `POST /emergencies/${id}/outcomes`, body, async (tx) => {
      const emergency = await this.lock(tx, actor, id);
      const action = emergency.status === 'open' ? 'settle' : 'correct';
      const note = body.note.trim();
      const status = this.step(emergency, action, note);
      const at = this.clock.now();
      const settledAt = emergency.settledAt ?? at;
      await this.repository.change(tx, id, { status, outcome: body.outcome, settledAt });
      const kind = action === 'settle' ? 'outcome' : 'correction';
      const eventId = await this.write(tx, actor, id, { kind, what: note, at, outcome: body.outcome });
      await this.messages.settled(tx, emergency, body.outcome, { by: actor.accountId, eventId });
      await this.record(tx, actor, 'emergency.settle', emergency, { action, outcome: body.outcome });
      return id;
    });
  }

  /** @throws Problem 404, 409 `emergency.not_settled` before its outcome is recorded, or when archived already */
  archive(actor: Actor, id: number, body: ArchiveEmergency): Promise<EmergencyDetail> {
    return this.once(actor, `POST /emergencies/${id}/archive`, body, async (tx) => {
      const emergency = await this.lock(tx, actor, id);
      const status = this.step(emergency, 'archive', '');
      const at = this.clock.now();
      await this.repository.change(tx, id, { status, archivedAt: at });
      await this.write(tx, actor, id, { kind: 'archive', what: '归档', at });
      await this.record(tx, actor, 'emergency.archive', emergency, {});
      return id;
    });
  }

  /** A page in the actor's scope, latest first. */
  async list(actor: Actor, query: EmergencyQuery): Promise<Page<EmergencyDto>> {
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const { manager } = this.dataSource;
    const rows = await this.repository.list(manager, actor, {
      status: query.status ?? null,
      elderId: query.elderId ?? null,
      beforeId,
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ emergency }) => [emergency.id]);
    return { ...page, items: await this.views.many(manager, page.items) };
  }

  /** @throws Problem 404 out of scope */
  read(actor: Actor, id: number): Promise<EmergencyDetail> {
    return this.views.detail(this.dataSource.manager, actor, id);
  }

  private async begin(
    tx: EntityManager,
    actor: Actor,
    body: ReportEmergency,
    startedAt: Date,
    receivedAt: Date,
  ): Promise<Emergency> {
    const place = body.elderId ? await this.registry.getInScope(tx, actor, body.elderId) : this.placeOf(actor);
    const { villageCode, townCode } = place;
    const emergency: Omit<Emergency, 'id'> = {
      deviceKey: body.emergencyKey,
      elderId: body.elderId ?? null,
      villageCode,
      townCode,
      status: 'open',
      outcome: null,
      startedAt,
      receivedAt,
      openedBy: actor.accountId,
      settledAt: null,
      archivedAt: null,
    };
    const made = { id: await this.repository.insert(tx, emergency), ...emergency };
    await this.marks.addMonths(tx, villageCode, [startedAt]);
    await this.messages.reported(tx, made);
    return made;
  }

  /** Where somebody is who calls for help outside an elder's page: in his village, or (an officer) his town. */
  private placeOf(actor: Actor): { villageCode: string; townCode: string } {
    const region = this.regions.find(actor.regionCode);
    if (region?.townCode) return { villageCode: region.code, townCode: region.townCode };
    throw invalid('emergency.place', '您的账号没有所在的村（居）或镇（区、街道），请打开老人的页面后再记录。');
  }

  private step(emergency: Emergency, action: EmergencyAction, note: string): Emergency['status'] {
    const result = transition(EMERGENCY_TRANSITIONS, emergency.status, action, { note });
    if (result.ok) return result.to;
    if (result.code === 'transition.refused') {
      const code = 'emergency.note_missing';
      throw invalid(code, `${result.message}。`, [{ field: 'note', code, detail: result.message }]);
    }
    throw emergency.status === 'open'
      ? conflict('emergency.not_settled', '还没有记录处置结果，先记录再归档。')
      : conflict('emergency.archived', '这条记录已经归档，请刷新后再看。');
  }

  private async lock(tx: EntityManager, actor: Actor, id: number): Promise<Emergency> {
    const emergency = await this.repository.lockInScope(tx, actor, id);
    if (!emergency) throw noSuchEmergency();
    return emergency;
  }

  private write(
    tx: EntityManager,
    actor: Actor,
    emergencyId: number,
    { kind, what, at, outcome = null }: Entry,
  ): Promise<number> {
    return this.repository.insertEvent(tx, {
      emergencyId,
      kind,
      outcome,
      whatEnc: this.crypto.encrypt(what),
      at,
      recordedAt: this.clock.now(),
      accountId: actor.accountId,
    });
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: Permission,
    { id, villageCode }: Emergency,
    detail: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'emergency', subjectId: id, regionCode: villageCode };
    return this.audit.record(tx, actor, { action, ...subject, detail });
  }

  private once(
    actor: Actor,
    route: string,
    body: { clientId: string },
    work: (tx: EntityManager) => Promise<number>,
  ): Promise<EmergencyDetail> {
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () =>
        this.views.detail(tx, actor, await work(tx)),
      ),
    );
  }
}

type Entry = { kind: EmergencyEntry; what: string; at: Date; outcome?: EmergencyEvent['outcome'] };
