import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { isLocalDate } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { invalid, malformed, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, pageOf, type PageQuery } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CoveringService } from './covering.service.js';
import type { FilingPage, FilingsDone, FilingView, FileVisitors, WithdrawFiling } from './filings.dto.js';
import { VisitorFiling } from './visitor-filing.entity.js';

/** 报送备案: each visitor's name is filed with the bureau, 三（二）6. Entries are added and withdrawn, never changed. */
@Injectable()
export class FilingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly planning: PlanningService,
    private readonly covering: CoveringService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /** @throws Problem 400, 404 `visitor.not_found` */
  file(actor: Actor, body: FileVisitors): Promise<FilingsDone> {
    const request = { clientId: body.clientId, route: 'POST /visitor-filings', body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const today = this.clock.today();
        const filedOn = body.on ?? today;
        if (!isLocalDate(filedOn) || filedOn > today) {
          throw malformed([{ field: 'on', code: 'filing.day', detail: '没有这一天，或晚于今天，请核对报送日期' }]);
        }
        const loads = await this.repository.loads(tx, body.visitorIds, this.planning.currentWeek(), today);
        let filed = 0;
        for (const visitorId of [...body.visitorIds].sort((a, b) => a - b)) {
          const visitor = await this.covering.visitor(tx, actor, visitorId);
          if (await tx.existsBy(VisitorFiling, { activeVisitorId: visitorId })) continue;
          const id = await insertRow(tx, VisitorFiling, {
            visitorId,
            activeVisitorId: visitorId,
            villageCode: visitor.region_code,
            townCode: this.regions.get(visitor.region_code).townCode ?? '',
            filedOn,
            filedBy: actor.accountId,
            elders: loads.get(visitorId)?.elders ?? 0,
            withdrawnOn: null,
            withdrawnBy: null,
            withdrawnReason: null,
          });
          await this.audit.record(tx, actor, {
            action: 'visitor.file',
            subjectType: 'visitor_filing',
            subjectId: id,
            regionCode: visitor.region_code,
            detail: { visitorId, filedOn },
          });
          filed += 1;
        }
        return { filed, already: body.visitorIds.length - filed };
      }),
    );
  }

  /** @throws Problem 404 `filing.not_found`, also out of scope, 422 `filing.withdrawn` */
  withdraw(actor: Actor, id: number, body: WithdrawFiling): Promise<FilingView> {
    const request = { clientId: body.clientId, route: `POST /visitor-filings/${id}/withdrawal`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const filing = await tx.findOneBy(VisitorFiling, { id });
        if (!filing || !this.regions.covers(actor, filing.villageCode)) {
          throw notFound('没有这条备案，或不在您负责的范围内。', 'filing.not_found');
        }
        const withdrawn = {
          activeVisitorId: null,
          withdrawnOn: this.clock.today(),
          withdrawnBy: actor.accountId,
          withdrawnReason: body.reason,
        };
        const { affected } = await tx.update(VisitorFiling, { id, activeVisitorId: filing.visitorId }, withdrawn);
        if (affected !== 1) throw invalid('filing.withdrawn', '这条备案已经撤销。');
        await this.audit.record(tx, actor, {
          action: 'visitor.withdraw_filing',
          subjectType: 'visitor_filing',
          subjectId: id,
          regionCode: filing.villageCode,
          detail: { visitorId: filing.visitorId },
        });
        const names = await this.accounts.namesOf([filing.visitorId, filing.filedBy], tx);
        return this.viewOf({ ...filing, ...withdrawn }, names);
      }),
    );
  }

  /** Filings in scope, latest first, withdrawn ones included. */
  async list(actor: Actor, query: PageQuery): Promise<FilingPage> {
    const before = decodeCursor(query.cursor, ['number'])?.[0] ?? null;
    const place =
      actor.role === 'city_officer'
        ? {}
        : actor.role === 'town_officer'
          ? { townCode: actor.regionCode ?? '' }
          : { villageCode: actor.regionCode ?? '' };
    const rows = await this.dataSource.manager.find(VisitorFiling, {
      where: { ...place, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    const names = await this.accounts.namesOf(page.items.flatMap(({ visitorId, filedBy }) => [visitorId, filedBy]));
    return { items: page.items.map((row) => this.viewOf(row, names)), nextCursor: page.nextCursor };
  }

  private viewOf(filing: VisitorFiling, names: ReadonlyMap<number, string>): FilingView {
    return {
      id: filing.id,
      visitorId: filing.visitorId,
      visitorName: names.get(filing.visitorId) ?? '',
      villageCode: filing.villageCode,
      villageName: this.regions.nameOf(filing.villageCode) ?? '',
      townName: this.regions.nameOf(filing.townCode) ?? '',
      filedOn: filing.filedOn,
      filedByName: names.get(filing.filedBy) ?? '',
      elders: filing.elders,
      withdrawnOn: filing.withdrawnOn,
      withdrawnReason: filing.withdrawnReason,
    };
  }
}
