import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * A word by which an elder is found: a part of the name, the pinyin or the address, or the fingerprint of the tail of a
 * number. The key is in the order of the register, so that a page of hits is read off it without sorting.
 */
@Entity('search_term')
@Index(['elderId'])
export class SearchTerm {
  @PrimaryColumn('varchar', { length: 64 })
  term: string;

  /** The elder's `namePinyin`. */
  @PrimaryColumn('varchar', { length: 120 })
  namePinyin: string;

  @ForeignKey('Elder', 'id')
  @PrimaryColumn('int')
  elderId: number;
}
