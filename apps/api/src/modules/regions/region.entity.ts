import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RegionKind, RegionLevel } from '@tanfang/domain';

/** A place of the administrative tree: the city, a town or street, a village or community. */
@Entity('region')
@Index(['parentCode', 'code'])
export class Region {
  /** Official code. Codes are no prefixes of one another: ask the columns, not the digits. */
  @PrimaryColumn('varchar', { length: 12 })
  code: string;

  @Column('varchar', { length: 60 })
  name: string;

  @Column('varchar', { length: 10 })
  level: RegionLevel;

  /** 村委会 or 居委会; null above village level. */
  @Column('varchar', { length: 30, nullable: true })
  kind: RegionKind | null;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12, nullable: true })
  parentCode: string | null;

  /** The town itself or the town above; null for the city. */
  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;
}
