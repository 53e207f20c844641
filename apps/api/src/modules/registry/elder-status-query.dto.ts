import { IsIn } from 'class-validator';
import { PageQuery } from '../../platform/paging.js';
import { MayBeAbsent } from '../../platform/presence.js';

/** Which of those who declined are listed. */
export class RefusalQuery extends PageQuery {
  /** `to_ask`: not asked yet in this quarter; `all`: everybody who declined */
  @MayBeAbsent()
  @IsIn(['to_ask', 'all'], { message: '请选择待询问或全部' })
  show?: 'to_ask' | 'all';
}
