import { Injectable } from '@nestjs/common';
import { sayPeriod } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { csvOf, type OutgoingDocument, xlsxOf } from '../../platform/documents/index.js';
import { Transactions } from '../../platform/tx.js';
import { tableRows, tableSheets, tableTitle, type Turned } from './figure-documents.js';
import { FigureTablesService } from './figure-tables.service.js';
import type { FigureExportQuery } from './figures.dto.js';

/** Tables of figures as files. */
@Injectable()
export class FigureDocuments {
  constructor(
    private readonly tables: FigureTablesService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * The table that the same question shows on screen. Whoever takes one is written down.
   * @throws Problem as reading the table does
   */
  async table(actor: Actor, query: FigureExportQuery): Promise<OutgoingDocument> {
    const table = await this.tables.read(actor, query);
    const turned: Turned = {
      rows: query.rows ?? 'place',
      columns: query.columns ?? 'measure',
      periods: saySome(query.periods),
    };
    const name = tableTitle(table, turned);
    await this.transactions.run((tx) =>
      this.audit.record(tx, actor, {
        action: 'figure.read',
        subjectType: 'figure',
        subjectId: table.place.key,
        regionCode: table.place.key,
        detail: { format: query.format, measures: query.measures, periods: query.periods },
      }),
    );
    const body =
      query.format === 'csv' ? csvOf(tableRows(table, turned)) : xlsxOf(tableSheets(table, turned), { title: name });
    return { name, format: query.format, body };
  }
}

/** Periods as a title names them: three at most, then the first and the last. */
function saySome(periods: readonly string[]): string {
  const said = periods.map(sayPeriod);
  return said.length <= 3 ? said.join('、') : `${said[0]}至${said.at(-1)}`;
}
