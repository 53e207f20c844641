import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

/** Living conditions of Annex 3, part three. `null` means that nobody has looked yet. */
export interface LivingConditions {
  waterSafe: boolean | null;
  electricitySafe: boolean | null;
  housingSafe: boolean | null;
  ageFriendly: string | null;
}

/** What the family draws each month (Annex 3, part three). Money in cents. `null` means not asked. */
export interface FamilyIncome {
  receivesPension: boolean | null;
  pensionMonthlyCents: number | null;
  subsidies: { programme: string; monthlyCents: number | null }[];
}

/** People under one roof: one file a household (一户一档), each elder in it with a class of his or her own. */
@Entity('household')
@Index(['villageCode', 'address', 'id'])
export class Household {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 12 })
  villageCode: string;

  /** Named, not imported: modules do not reach into each other's entities. */
  @ManyToOne('Region')
  @JoinColumn({ name: 'village_code' })
  village?: unknown;

  @Column({ type: 'varchar', length: 12 })
  townCode: string;

  @Column({ type: 'varchar', length: 60, nullable: true })
  gridName: string | null;

  /** The home address below the village, as people write it. */
  @Column({ type: 'varchar', length: 200 })
  address: string;

  @Column({ type: 'simple-json' })
  livingConditions: LivingConditions;

  @Column({ type: 'simple-json' })
  familyIncome: FamilyIncome;

  /** Counts the saved changes of the household's own sections; a change names the version it was made on. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 3 })
  updatedAt: Date;
}
