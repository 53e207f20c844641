import { IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../../platform/paging.js';

/** Which regions to list. */
export class RegionsQuery extends PageQuery {
  /** Code of the region above; absent for the city itself. */
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '地区代码不正确' })
  parent?: string;
}

/** A place of the administrative tree. */
export class RegionView {
  /** Official code, no prefix of the codes below it. */
  code: string;
  name: string;
  level: 'city' | 'town' | 'village' | 'grid';
  /** 村委会 or 居委会; null above village level. */
  kind: 'villagers_committee' | 'residents_committee' | null;
  parentCode: string | null;
}

/** A page of regions. */
export class RegionPage {
  items: RegionView[];
  nextCursor: string | null;
}
