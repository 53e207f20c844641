import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  FOLLOW_UP_TRANSITIONS,
  type FollowUpAction,
  type FollowUpSettler,
  followUpDueOn,
  policyOn,
  reachAbove,
  revisitSteps,
  transition,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import type { Permission } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { RegistryService } from '../registry/registry.service.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { FollowUpOwnersService } from './follow-up-owners.service.js';
import { FollowUpPhotosService } from './follow-up-photos.service.js';
import { UNFINISHED, FollowUpViews, noSuchFollowUp } from './follow-up-views.js';
import type { FollowUp } from './follow-up.entity.js';
import { goAndSeeBy } from './go-and-see.service.js';
import type {
  AdvanceFollowUp,
  FollowUpDetail,
  HandOverFollowUp,
  OpenFollowUp,
  RemarkFollowUp,
  RevisitFollowUp,
} from './follow-ups.dto.js';
import { FollowUpsRepository, type NewEvent } from './follow-ups.repository.js';

const SETTLERS: Partial<Record<Actor['role'], FollowUpSettler>> = {
  visitor: 'village',
  village_manager: 'village',
  town_officer: 'town',
};

/** The steps of a follow-up: each in one transaction, once however often it is sent, with its event and its audit entry. */
@Injectable()
export class FollowUpStepsService {
  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly registry: RegistryService,
    private readonly owners: FollowUpOwnersService,
    private readonly photos: FollowUpPhotosService,
    private readonly messages: FollowUpMessages,
    private readonly views: FollowUpViews,
    private readonly repository: FollowUpsRepository,
    private readonly marks: FigureMarks,
  ) {}

  /**
   * Opens one by hand. Whoever opens it sees to it, unless it is for the town.
   * @throws Problem 404 `elder.not_found` out of scope
   */
  open(actor: Actor, body: OpenFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, 'POST /follow-ups', body, async (tx) => {
      const elder = await this.registry.getInScope(tx, actor, body.elderId);
      const today = this.clock.today();
      const now = this.clock.now();
      const reach = body.reportToTown || actor.role === 'town_officer' ? 'town' : 'village';
      const isOwn = reach === 'village' || actor.role === 'town_officer';
      const { villageCode, townCode } = elder;
      const { kind } = body;
      const dueOn = followUpDueOn(today, kind === 'go_and_see' ? 'urgent' : body.severity, policyOn(today));
      const [id = 0] = await this.repository.insert(tx, [
        {
          elderId: elder.id,
          visitId: null,
          villageCode,
          townCode,
          kind,
          severity: body.severity,
          status: 'open',
          itemKeys: [],
          sentence: body.sentence.trim(),
          handling: 'reported_town',
          openedAt: now,
          openedBy: actor.accountId,
          dueOn,
          dueAt: body.kind === 'go_and_see' ? goAndSeeBy(now, policyOn(today)) : null,
          closedAt: null,
          ownerId: isOwn ? actor.accountId : null,
          reach,
          settledBy: null,
        },
      ]);
      await this.marks.addMonths(tx, villageCode, [now]);
      const fileIds = await this.photos.claim(tx, actor, id, body.fileIds ?? []);
      await this.repository.insertEvents(tx, [
        { followUpId: id, action: 'open', toStatus: 'open', at: now, accountId: actor.accountId, reach, fileIds },
      ]);
      const told = { id, villageCode, townCode, kind, dueOn };
      if (reach === 'town') await this.messages.reported(tx, told, reach, actor.accountId);
      await this.record(tx, actor, 'follow_up.open', told, { kind });
      return id;
    });
  }

  /**
   * Takes a step of the transition table. Who starts one that nobody owns, owns it.
   * @throws Problem 404 out of scope, 409 `follow_up.transition_refused` when its status has no such step, 422
   * `follow_up.note_missing` when the step asks for words
   */
  advance(actor: Actor, id: number, body: AdvanceFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, `POST /follow-ups/${id}/transitions`, body, async (tx) => {
      const followUp = await this.lock(tx, actor, id);
      const fileIds = await this.photos.claim(tx, actor, id, body.fileIds ?? []);
      const said = { note: body.note.trim(), settledBy: body.settledBy ?? null, fileIds };
      await this.take(tx, actor, followUp, body.action as FollowUpAction, said);
      return id;
    });
  }

  /**
   * A look at the spot: one answer, settled or not, and the steps follow by the rule of the domain.
   * @throws Problem 404, 409 `follow_up.finished`
   */
  revisit(actor: Actor, id: number, body: RevisitFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, `POST /follow-ups/${id}/revisits`, body, async (tx) => {
      const followUp = await this.lockUnfinished(tx, actor, id);
      const note = body.note?.trim() || (body.settled ? '回访：已解决' : '回访：尚未解决');
      const fileIds = await this.photos.claim(tx, actor, id, body.fileIds ?? []);
      const steps = revisitSteps(followUp.status, body.settled);
      if (steps.length === 0) {
        await this.note(tx, actor, followUp, { action: 'revisit', note, fileIds });
        await this.record(tx, actor, 'follow_up.advance', followUp, { action: 'revisit' });
      }
      for (const [index, action] of steps.entries()) {
        // The photos are of the look itself: with its first step.
        await this.take(tx, actor, followUp, action, { note, settledBy: null, fileIds: index === 0 ? fileIds : null });
      }
      return id;
    });
  }

  /**
   * Brings one a level up before its time.
   * @throws Problem 404, 409 `follow_up.finished`, 409 `follow_up.at_top`
   */
  report(actor: Actor, id: number, body: RemarkFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, `POST /follow-ups/${id}/reports`, body, async (tx) => {
      const followUp = await this.lockUnfinished(tx, actor, id);
      const reach = reachAbove(followUp.reach);
      if (!reach) throw conflict('follow_up.at_top', '这件事已经报到市民政局，不用再报。');
      await this.repository.change(tx, id, { reach });
      const fileIds = await this.photos.claim(tx, actor, id, body.fileIds ?? []);
      await this.note(tx, actor, followUp, { action: 'report', note: body.note.trim(), reach, fileIds });
      await this.messages.reported(tx, followUp, reach, actor.accountId);
      await this.record(tx, actor, 'follow_up.advance', followUp, { action: 'report', reach });
      return id;
    });
  }

  /** @throws Problem 404, 409 `follow_up.finished`, 422 `follow_up.owner` for an account that cannot own it */
  handOver(actor: Actor, id: number, body: HandOverFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, `POST /follow-ups/${id}/owner`, body, async (tx) => {
      const followUp = await this.lockUnfinished(tx, actor, id);
      const candidates = await this.owners.of(tx, followUp);
      if (!candidates.some(({ accountId }) => accountId === body.accountId)) {
        const code = 'follow_up.owner';
        const detail = '不能转交给这个账号，请在名单中重新选择。';
        throw invalid(code, detail, [{ field: 'accountId', code, detail }]);
      }
      await this.repository.change(tx, id, { ownerId: body.accountId });
      await this.note(tx, actor, followUp, {
        action: 'hand_over',
        note: body.note?.trim() || null,
        otherAccountId: body.accountId,
        fileIds: await this.photos.claim(tx, actor, id, body.fileIds ?? []),
      });
      await this.messages.handedOver(tx, followUp, body.accountId, actor.accountId);
      await this.record(tx, actor, 'follow_up.hand_over', followUp, { to: body.accountId });
      return id;
    });
  }

  /** Words for the time line, also of a finished one. @throws Problem 404 */
  remark(actor: Actor, id: number, body: RemarkFollowUp): Promise<FollowUpDetail> {
    return this.once(actor, `POST /follow-ups/${id}/remarks`, body, async (tx) => {
      const followUp = await this.lock(tx, actor, id);
      const fileIds = await this.photos.claim(tx, actor, id, body.fileIds ?? []);
      await this.note(tx, actor, followUp, { action: 'remark', note: body.note.trim(), fileIds });
      await this.record(tx, actor, 'follow_up.remark', followUp, {});
      return id;
    });
  }

  private once(
    actor: Actor,
    route: string,
    body: { clientId: string },
    work: (tx: EntityManager) => Promise<number>,
  ): Promise<FollowUpDetail> {
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () =>
        this.views.detail(tx, actor, await work(tx)),
      ),
    );
  }

  private async lock(tx: EntityManager, actor: Actor, id: number): Promise<FollowUp> {
    const followUp = await this.repository.lockInScope(tx, actor, id);
    if (!followUp) throw noSuchFollowUp();
    return followUp;
  }

  private async lockUnfinished(tx: EntityManager, actor: Actor, id: number): Promise<FollowUp> {
    const followUp = await this.lock(tx, actor, id);
    if (UNFINISHED.includes(followUp.status)) return followUp;
    throw conflict('follow_up.finished', '这件事已经办结，请刷新后再看。');
  }

  /** One step of the table; the passed row follows it, so that another step may come after. */
  private async take(
    tx: EntityManager,
    actor: Actor,
    followUp: FollowUp,
    action: FollowUpAction,
    { note, settledBy, fileIds }: { note: string; settledBy: FollowUpSettler | null; fileIds: string[] | null },
  ): Promise<void> {
    const from = followUp.status;
    const result = transition(FOLLOW_UP_TRANSITIONS, from, action, { note });
    if (!result.ok) {
      if (result.code === 'transition.not_allowed')
        throw conflict('follow_up.transition_refused', `${result.message}。`);
      const code = 'follow_up.note_missing';
      throw invalid(code, `${result.message}。`, [{ field: 'note', code, detail: result.message }]);
    }

    const closedBefore = followUp.closedAt;
    followUp.status = result.to;
    followUp.closedAt = FOLLOW_UP_TRANSITIONS.final.includes(result.to) ? this.clock.now() : null;
    if (action === 'start') followUp.ownerId ??= actor.accountId;
    if (action === 'resolve') followUp.settledBy = settledBy ?? SETTLERS[actor.role] ?? null;
    if (action === 'reopen') followUp.settledBy = null;
    const { status, closedAt, ownerId } = followUp;
    await this.repository.change(tx, followUp.id, { status, closedAt, ownerId, settledBy: followUp.settledBy });
    // Found in one month, mended in another: a withdrawn one leaves the month in which it was opened.
    await this.marks.addMonths(tx, followUp.villageCode, [followUp.openedAt, closedBefore, closedAt]);
    await this.note(tx, actor, followUp, { action, note: note || null, fileIds });
    await this.record(tx, actor, 'follow_up.advance', followUp, { action, from, to: result.to });
  }

  private note(
    tx: EntityManager,
    actor: Actor,
    { id, status }: FollowUp,
    event: Pick<NewEvent, 'action' | 'note' | 'otherAccountId' | 'reach' | 'fileIds'>,
  ): Promise<void> {
    const at = this.clock.now();
    return this.repository.insertEvents(tx, [
      { followUpId: id, toStatus: status, at, accountId: actor.accountId, ...event },
    ]);
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: Permission,
    { id, villageCode }: Pick<FollowUp, 'id' | 'villageCode'>,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      subjectType: 'follow_up',
      subjectId: id,
      regionCode: villageCode,
      detail,
    });
  }
}
