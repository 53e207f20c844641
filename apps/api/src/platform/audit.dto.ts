import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from './paging.js';

/** Which entries of the log to list. */
export class AuditQuery extends PageQuery {
  /** Only those about things of this kind, e.g. `elder`. */
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/, { message: '对象类型不正确' })
  subjectType?: string;

  /** Only those about this one thing; with `subjectType`. */
  @IsOptional()
  @Matches(/^[\w-]{1,60}$/, { message: '对象编号不正确' })
  subjectId?: string;

  /** Only those of this account. */
  @IsOptional()
  @Matches(/^\d{1,10}$/, { message: '账号编号不正确' })
  accountId?: string;
}

/** One entry of the log. */
export class AuditEntryView {
  id: number;
  /** ISO 8601, UTC. */
  at: string;
  /** Null when nobody was signed in, or the system itself acted. */
  accountId: number | null;
  role: string | null;
  action: string;
  subjectType: string;
  subjectId: string | null;
  regionCode: string | null;
  /** JSON: ids, codes and names of fields. */
  detail: string | null;
}

/** A page of the log. */
export class AuditPage {
  items: AuditEntryView[];
  nextCursor: string | null;
}
