import type { ListFinding, ListItemState, ListSource } from '@tanfang/domain';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that a shared list and the register disagree about, for a person to decide. */
@Entity('list_item')
@Index(['source', 'idNumberIndex', 'state'])
@Index(['villageCode', 'state', 'id'])
@Index(['townCode', 'state', 'id'])
@Index(['state', 'id'])
export class ListItem {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('SharedList', 'id')
  @Column('int')
  listId: number;

  @Column('varchar', { length: 30 })
  source: ListSource;

  @Column('varchar', { length: 10 })
  finding: ListFinding;

  @Column('varchar', { length: 10 })
  state: ListItemState;

  @Column('varchar', { length: 64 })
  idNumberIndex: string;

  /** Null: nobody on the register. */
  @ForeignKey('Elder', 'id')
  @Column('int', { nullable: true })
  elderId: number | null;

  /** Where the elder lives, or where the list says the person does; null: the list does not say. */
  @Column('varchar', { length: 12, nullable: true })
  villageCode: string | null;

  @Column('varchar', { length: 12, nullable: true })
  townCode: string | null;

  /** What the list says and what the register said, in words; encrypted, since it is about health and need. */
  @Column('text', { nullable: true })
  factEnc: string | null;

  /** Name, number and address of somebody who is not on the register, encrypted; erased once decided or too old. */
  @Column('text', { nullable: true })
  personEnc: string | null;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('int', { nullable: true })
  decidedBy: number | null;

  @Column('datetime', { precision: 3, nullable: true })
  decidedAt: Date | null;

  /** Why it was dismissed. */
  @Column('varchar', { length: 200, nullable: true })
  reason: string | null;

  /** The file as it was before the list's word was taken over, encrypted; null where nothing was. */
  @Column('text', { nullable: true })
  beforeEnc: string | null;

  /** Versions that the change made; a file that has moved on since is not changed back. */
  @Column('int', { nullable: true })
  elderVersion: number | null;

  @Column('int', { nullable: true })
  householdVersion: number | null;
}
