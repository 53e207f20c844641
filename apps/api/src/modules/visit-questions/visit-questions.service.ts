import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type {
  AnswerVisitQuestion,
  VisitQuestionPage,
  VisitQuestionsQuery,
  VisitQuestionView,
} from './visit-questions.dto.js';
import type { VisitQuestion } from './visit-question.entity.js';
import { VisitQuestionsRepository } from './visit-questions.repository.js';

/** Questions to the village and the town about recorded visits. They rank nobody and count nowhere. */
@Injectable()
export class VisitQuestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: VisitQuestionsRepository,
  ) {}

  /** A page in the actor's scope, latest first. */
  async list(actor: Actor, query: VisitQuestionsQuery): Promise<VisitQuestionPage> {
    const before = decodeCursor(query.cursor, ['number']);
    const { manager } = this.dataSource;
    const rows = await this.repository.list(manager, actor, {
      answered: query.state === 'answered',
      kind: query.kind ?? null,
      beforeId: before?.[0] ?? null,
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: await this.views(manager, actor, page.items) };
  }

  /**
   * Keeps how it came about; with that the question is closed. It judges nobody and changes no record.
   * @throws Problem 404 `visit_question.unknown` (also out of scope), 409 `visit_question.answered`
   */
  answer(actor: Actor, id: number, body: AnswerVisitQuestion): Promise<VisitQuestionView> {
    const request = { clientId: body.clientId, route: `POST /visit-questions/${id}/answer`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const question = await this.repository.lockInScope(tx, actor, id);
        if (!question) throw notFound('没有这条提问，请返回列表刷新后再看。', 'visit_question.unknown');
        if (question.answeredAt) throw conflict('visit_question.answered', '这件事已经有人说明过了，请刷新后再看。');
        const said = { answer: body.answer, answeredBy: actor.accountId, answeredAt: this.clock.now() };
        await this.repository.answer(tx, [id], said);
        await this.audit.record(tx, actor, {
          action: 'visit_question.answer',
          subjectType: 'visit_question',
          subjectId: id,
          regionCode: question.villageCode,
        });
        const [view] = await this.views(tx, actor, [{ ...question, ...said }]);
        if (!view) throw new Error('the answered question has no view');
        return view;
      }),
    );
  }

  private async views(manager: EntityManager, actor: Actor, rows: VisitQuestion[]): Promise<VisitQuestionView[]> {
    const people = rows.flatMap(({ visitorId, answeredBy }) => [visitorId, answeredBy]).filter((id) => id !== null);
    const names = await this.accounts.namesOf(people, manager);
    const visits = await this.repository.visits(manager, actor, [...new Set(rows.flatMap(({ visitIds }) => visitIds))]);
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      visitorId: row.visitorId,
      visitorName: names.get(row.visitorId) ?? '',
      villageCode: row.villageCode,
      villageName: this.regions.nameOf(row.villageCode) ?? '',
      on: row.visitedOn,
      sentence: row.sentence,
      visits: row.visitIds.flatMap((id) => visits.get(id) ?? []),
      foundAt: row.foundAt.toISOString(),
      answer: row.answer,
      answeredByName: row.answeredBy === null ? null : (names.get(row.answeredBy) ?? ''),
      answeredAt: row.answeredAt?.toISOString() ?? null,
    }));
  }
}
