import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

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
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  @Column('varchar', { length: 60, nullable: true })
  gridName: string | null;

  /** The home address below the village, as people write it. */
  @Column('varchar', { length: 200 })
  address: string;

  @Column('simple-json')
  livingConditions: LivingConditions;

  @Column('simple-json')
  familyIncome: FamilyIncome;

  /** Counts the saved changes of the household's own sections; a change names the version it was made on. */
  @Column('int')
  version: number;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3 })
  updatedAt: Date;

  @Column('int')
  updatedBy: number;
}
