import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { conflict, invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { forUpdate, Transactions } from '../../platform/tx.js';
import { LikelyDouble } from '../doubles/doubles.service.js';
import { AssignmentsService } from '../registry/assignments.service.js';
import { FileMergingService } from '../registry/file-merging.service.js';
import { RegistryService } from '../registry/registry.service.js';
import { FileMerge } from './file-merge.entity.js';
import type { DismissDouble, MergeDone, MergeFiles, UndoMerge } from './merges.dto.js';
import { MergesRepository } from './merges.repository.js';

/** Decides about likely doubles: two people, or one; and back. */
@Injectable()
export class MergesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly assignments: AssignmentsService,
    private readonly merging: FileMergingService,
    private readonly repository: MergesRepository,
  ) {}

  /** 不是同一人. @throws Problem 404 `double.not_found`, also out of scope, 409 `double.decided` */
  dismiss(actor: Actor, id: number, body: DismissDouble): Promise<{ id: number }> {
    const request = { clientId: body.clientId, route: `POST /likely-doubles/${id}/dismissal`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const pair = await this.lockOpen(tx, actor, id);
        await this.decide(tx, actor, pair, 'dismissed', body.reason);
        const elder = await this.registry.getInScope(tx, actor, pair.elderAId);
        await this.audit.record(tx, actor, {
          action: 'double.dismiss',
          subjectType: 'likely_double',
          subjectId: id,
          regionCode: elder.villageCode,
          detail: { elderIds: [pair.elderAId, pair.elderBId] },
        });
        return { id };
      }),
    );
  }

  /**
   * 合并: one file stays, the other is closed into it. Its visits keep their numbers under it; the survivor's go on.
   * @throws Problem 400, 404 `double.not_found`, 409 `double.decided` or `double.file_changed`, 422
   *   `double.survivor_closed`
   */
  merge(actor: Actor, id: number, body: MergeFiles): Promise<MergeDone> {
    const request = { clientId: body.clientId, route: `POST /likely-doubles/${id}/merge`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const pair = await this.lockOpen(tx, actor, id);
        const ids = [pair.elderAId, pair.elderBId];
        if (!ids.includes(body.survivorId)) {
          throw malformed([{ field: 'survivorId', code: 'double.survivor', detail: '请在这两份档案中选择保留的一份' }]);
        }
        const elders = await this.assignments.lockElders(tx, actor, ids);
        const survivor = elders.find((elder) => elder.id === body.survivorId) as (typeof elders)[number];
        const gone = elders.find((elder) => elder.id !== body.survivorId) as (typeof elders)[number];
        if (survivor.version !== body.survivorVersion || gone.version !== body.goneVersion) {
          throw conflict('double.file_changed', '您核对期间，其中一份档案改过了，还没有合并。请刷新后再核对一次。');
        }
        if (survivor.status === 'closed') {
          throw invalid('double.survivor_closed', '要保留的档案已退出。请保留另一份，或先恢复这份档案。');
        }
        if (gone.closeReason === 'merged' || survivor.closeReason === 'merged') {
          throw conflict('double.decided', '其中一份档案已经并入另一份，请刷新名单。');
        }
        const beforeMerge = await this.merging.takeOut(tx, actor, gone, survivor);
        const mergeId = await insertRow(tx, FileMerge, {
          survivorId: survivor.id,
          goneId: gone.id,
          activeGoneId: gone.id,
          beforeMerge,
          reason: body.reason,
          mergedAt: this.clock.now(),
          mergedBy: actor.accountId,
          undoneAt: null,
          undoneBy: null,
          undoneReason: null,
        });
        await this.decide(tx, actor, pair, 'merged', body.reason);
        await this.audit.record(tx, actor, {
          action: 'double.merge',
          subjectType: 'elder',
          subjectId: survivor.id,
          regionCode: survivor.villageCode,
          detail: { mergeId, goneId: gone.id },
        });
        return { mergeId, survivorId: survivor.id, goneId: gone.id };
      }),
    );
  }

  /**
   * 撤销合并: both files stand again as before.
   * @throws Problem 404 `merge.not_found`, also out of scope, 409 `merge.undone`
   */
  undo(actor: Actor, mergeId: number, body: UndoMerge): Promise<MergeDone> {
    const request = { clientId: body.clientId, route: `POST /file-merges/${mergeId}/undo`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const merge = await tx.findOne(FileMerge, { where: { id: mergeId }, ...forUpdate(tx) });
        if (!merge || !(await this.sees(tx, actor, merge.survivorId))) {
          throw notFound('没有这次合并，或不在您负责的范围内。', 'merge.not_found');
        }
        if (merge.activeGoneId === null) throw conflict('merge.undone', '这次合并已经撤销。');
        const elders = await this.assignments.lockElders(tx, actor, [merge.survivorId, merge.goneId]);
        const gone = elders.find(({ id }) => id === merge.goneId) as (typeof elders)[number];
        await this.merging.putBack(tx, actor, gone, merge.beforeMerge);
        const undone = { activeGoneId: null, undoneAt: this.clock.now(), undoneBy: actor.accountId };
        await tx.update(FileMerge, mergeId, { ...undone, undoneReason: body.reason });
        const [elderAId, elderBId] = [merge.survivorId, merge.goneId].sort((a, b) => a - b);
        const open = {
          status: 'open',
          decidedAt: null,
          decidedBy: null,
          note: `撤销合并：${body.reason}`.slice(0, 200),
        };
        await tx.update(LikelyDouble, { elderAId, elderBId }, open as Partial<LikelyDouble>);
        await this.audit.record(tx, actor, {
          action: 'double.undo_merge',
          subjectType: 'elder',
          subjectId: merge.survivorId,
          regionCode: elders[0]?.villageCode,
          detail: { mergeId, goneId: merge.goneId },
        });
        return { mergeId, survivorId: merge.survivorId, goneId: merge.goneId };
      }),
    );
  }

  private async sees(tx: EntityManager, actor: Actor, elderId: number): Promise<boolean> {
    return this.registry.getInScope(tx, actor, elderId).then(
      () => true,
      () => false,
    );
  }

  private async lockOpen(tx: EntityManager, actor: Actor, id: number): Promise<LikelyDouble> {
    const [seen] = await this.repository.pairIds(tx, actor, { id, limit: 1 });
    const pair = seen === undefined ? null : await tx.findOne(LikelyDouble, { where: { id }, ...forUpdate(tx) });
    if (!pair) throw notFound('没有这一对档案，或有一份不在您负责的范围内。', 'double.not_found');
    if (pair.status !== 'open') throw conflict('double.decided', '这一对已由别人核对过，请刷新名单。');
    return pair;
  }

  private async decide(
    tx: EntityManager,
    actor: Actor,
    { id }: LikelyDouble,
    status: LikelyDouble['status'],
    note: string,
  ): Promise<void> {
    await tx.update(LikelyDouble, id, { status, note, decidedAt: this.clock.now(), decidedBy: actor.accountId });
  }
}
