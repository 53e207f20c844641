import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the log of who did what; written once, never changed. */
@Entity('audit_entry')
@Index(['at', 'id'])
@Index(['subjectType', 'subjectId', 'id'])
@Index(['accountId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('datetime', { precision: 3 })
  at: Date;

  /** Null when nobody was signed in, or the system itself acted. */
  @Column('int', { nullable: true })
  accountId: number | null;

  @Column('varchar', { length: 20, nullable: true })
  role: string | null;

  @Column('varchar', { length: 60 })
  action: string;

  @Column('varchar', { length: 40 })
  subjectType: string;

  @Column('varchar', { length: 60, nullable: true })
  subjectId: string | null;

  @Column('varchar', { length: 12, nullable: true })
  regionCode: string | null;

  /** JSON without ID numbers, phones or health data: ids, codes, names of fields. */
  @Column('text', { nullable: true })
  detail: string | null;
}
