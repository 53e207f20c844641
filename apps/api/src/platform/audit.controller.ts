import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow } from './allow.decorator.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditPage, AuditQuery } from './audit.dto.js';
import { decodeCursor, pageOf } from './paging.js';

/** The log, for who audits. It names accounts and things by their ids and holds no elder's data. */
@Controller('audit-entries')
export class AuditController {
  constructor(private readonly dataSource: DataSource) {}

  /** Entries, newest first. */
  @Allow('audit.read')
  @Get()
  async list(@Query() query: AuditQuery): Promise<AuditPage> {
    const [before] = decodeCursor(query.cursor, ['number']) ?? [null];
    const select = this.dataSource.manager
      .createQueryBuilder(AuditEntry, 'entry')
      .orderBy('entry.id', 'DESC')
      .take(query.limit + 1);
    if (before !== null) select.andWhere('entry.id < :before', { before });
    if (query.subjectType) select.andWhere('entry.subjectType = :subjectType', { subjectType: query.subjectType });
    if (query.subjectId) select.andWhere('entry.subjectId = :subjectId', { subjectId: query.subjectId });
    if (query.accountId) select.andWhere('entry.accountId = :accountId', { accountId: Number(query.accountId) });
    const { items, nextCursor } = pageOf(await select.getMany(), query.limit, ({ id }) => [id]);
    return { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })), nextCursor };
  }
}
