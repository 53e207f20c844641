import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, isLocalDate, type LocalDate } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { conflict, malformed, notFound } from '../../platform/errors.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { AssignmentsService } from '../registry/assignments.service.js';
import { AssignmentsRepository, type VisitorRecord } from './assignments.repository.js';
import { LeaveCover } from './leave-cover.entity.js';
import { VisitorLeave } from './visitor-leave.entity.js';

/** Longer than this it is a hand-over, not a leave. */
const LONGEST_LEAVE_DAYS = 180;

/** A leave to be written. */
export interface NewLeave {
  visitor: Pick<VisitorRecord, 'id' | 'region_code'>;
  townCode: string;
  from: string;
  to: string;
  reason: string;
  covers: { elderId: number; coverId: number }[];
}

/** What holds for every cover, whoever arranges it. */
@Injectable()
export class CoveringService {
  constructor(
    private readonly clock: Clock,
    private readonly notifications: NotificationsService,
    private readonly assignments: AssignmentsService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /** @throws Problem 400 for days that do not exist, are over, the wrong way round or too many */
  checkDays(from: string, to: string, prefix = ''): void {
    const refuse = (name: string, detail: string): never => {
      throw malformed([{ field: prefix + name, code: 'leave.days', detail }]);
    };
    if (!isLocalDate(from)) refuse('from', '没有这一天，请核对开始日期');
    if (!isLocalDate(to)) refuse('to', '没有这一天，请核对结束日期');
    if (to < from) refuse('to', '结束日期早于开始日期，请核对');
    if (to < this.clock.today()) refuse('to', '这些天已经过去，请填写今天以后的日期');
    if (to > addDays(from as LocalDate, LONGEST_LEAVE_DAYS)) {
      refuse('to', `代班不超过 ${LONGEST_LEAVE_DAYS} 天，更长的请办理交接`);
    }
  }

  /**
   * A visitor in scope.
   * @throws Problem 404 `visitor.not_found`
   */
  async visitor(tx: EntityManager, actor: Actor, accountId: number): Promise<VisitorRecord> {
    const visitor = await this.repository.visitor(tx, actor, accountId);
    if (!visitor) throw notFound('没有这位探访员，或不在您负责的范围内。请刷新后重新选择。', 'visitor.not_found');
    return visitor;
  }

  /**
   * Refuses a cover who does not visit people of the village, is the visitor, or is away on one of the days.
   * @throws Problem 400 at `field`
   */
  async checkCover(
    tx: EntityManager,
    { coverId, visitorId, villageCode }: { coverId: number; visitorId: number; villageCode: string },
    days: { from: string; to: string },
    field: string,
  ): Promise<void> {
    const refuse = (code: string, detail: string): never => {
      throw malformed([{ field, code, detail }]);
    };
    if (coverId === visitorId) refuse('leave.self', '不能由请假的人自己代班，请选择其他同事');
    if (!(await this.assignments.fits(tx, coverId, villageCode))) {
      refuse('assigned_visitor.unknown', '请选择本村（社区）的探访员');
    }
    if (await this.repository.isAway(tx, coverId, days.from, days.to)) {
      refuse('leave.cover_away', '这位同事在这些天也请假，请选择其他同事');
    }
  }

  /**
   * Writes a leave with its covers.
   * @param tx with the elders locked
   * @throws Problem 409 `leave.overlap` where somebody stands in for one of the elders on one of the days already
   */
  async write(tx: EntityManager, actor: Actor, leave: NewLeave): Promise<number> {
    const elderIds = leave.covers.map(({ elderId }) => elderId);
    const [other] = await this.repository.coversWithin(tx, elderIds, leave.from, leave.to);
    if (other) {
      throw conflict(
        'leave.overlap',
        `${other.name}在 ${other.from_date} 至 ${other.to_date} 已安排代班。请改日期，或先结束原来的代班。`,
      );
    }
    const { id } = await tx.save(VisitorLeave, {
      visitorId: leave.visitor.id,
      villageCode: leave.visitor.region_code,
      townCode: leave.townCode,
      fromDate: leave.from,
      toDate: leave.to,
      reason: leave.reason,
      createdAt: this.clock.now(),
      createdBy: actor.accountId,
      endedOn: null,
      endedBy: null,
    });
    await tx.insert(
      LeaveCover,
      leave.covers.map((cover) => ({
        ...cover,
        leaveId: id,
        visitorId: leave.visitor.id,
        fromDate: leave.from,
        toDate: leave.to,
      })),
    );
    for (const coverId of new Set(leave.covers.map((cover) => cover.coverId))) {
      const elders = leave.covers.filter((cover) => cover.coverId === coverId).length;
      await this.tellReceiver(
        tx,
        actor,
        { visitorId: coverId, villageCode: leave.visitor.region_code, elders },
        `leave${id}`,
      );
    }
    return id;
  }

  /** Tells a visitor that elders are his now, for good or for some days. */
  async tellReceiver(
    tx: EntityManager,
    actor: Actor,
    { visitorId, villageCode, elders }: { visitorId: number; villageCode: string; elders: number },
    occasion: string,
  ): Promise<void> {
    await this.notifications.tell(tx, {
      kind: 'elders_handed_over',
      about: { type: 'assignment', id: visitorId },
      facts: { place: this.notifications.placeName(villageCode), elders },
      to: [visitorId],
      by: actor.accountId,
      occasion,
    });
  }
}
