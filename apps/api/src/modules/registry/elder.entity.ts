import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type {
  AbilityTick,
  CareLevel,
  CloseReason,
  ElderFacts,
  ElderStatus,
  HelpingBody,
  PensionKind,
  RelationToHead,
  Sex,
  TargetType,
} from '@tanfang/domain';
import { Household } from './household.entity.js';

/**
 * Facts about this person alone. Birthday and the people under the roof are not repeated here: they come from the
 * elder's own column, from the household's members and from its other elders.
 */
export type OwnFacts = Partial<Omit<ElderFacts, 'birthDate' | 'cohabitants'>>;

/** Annex 3, part one, 经济情况 (低保, 低保边缘 and 特困 are kept in the facts' `benefits`). Money in cents. */
export interface Economy {
  pensionKinds: PensionKind[];
  monthlyIncomeCents: number | null;
  incomeSources: string | null;
}

/** Annex 3, part four, 已享受帮扶情况. */
export interface HelpReceived {
  providers: HelpingBody[];
  responsiblePerson: string | null;
  measures: string | null;
}

/** A person on the register. */
@Entity('elder')
@Index(['villageCode', 'namePinyin', 'id'])
@Index(['townCode', 'namePinyin', 'id'])
@Index(['namePinyin', 'id'])
@Index(['idNumberIndex'], { unique: true })
@Index(['phoneIndex'])
@Index(['householdId'])
@Index(['assignedVisitorId'])
@Check('ck_elder_level', "level IS NULL OR level IN ('A', 'B', 'C')")
@Check('ck_elder_closed', "(status = 'closed') = (closed_on IS NOT NULL)")
export class Elder {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  householdId: number;

  @ManyToOne(() => Household)
  @JoinColumn({ name: 'household_id' })
  household?: Household;

  @Column({ type: 'varchar', length: 12 })
  villageCode: string;

  /** Named, not imported: modules do not reach into each other's entities. */
  @ManyToOne('Region')
  @JoinColumn({ name: 'village_code' })
  village?: unknown;

  @Column({ type: 'varchar', length: 12 })
  townCode: string;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  /** The name in pinyin, lower case, no tones, no spaces: the order of every list. */
  @Column({ type: 'varchar', length: 120 })
  namePinyin: string;

  /** First letters of the name's pinyin: 张三 is `zs`. */
  @Column({ type: 'varchar', length: 30 })
  nameInitials: string;

  @Column({ type: 'varchar', length: 255 })
  idNumberEnc: string;

  @Column({ type: 'varchar', length: 64 })
  idNumberIndex: string;

  @Column({ type: 'varchar', length: 10 })
  birthDate: string;

  @Column({ type: 'varchar', length: 10 })
  sex: Sex;

  @Column({ type: 'varchar', length: 255, nullable: true })
  phoneEnc: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  phoneIndex: string | null;

  /** 与户主关系: what this person is to the head of the household. */
  @Column({ type: 'varchar', length: 20 })
  relationToHead: RelationToHead;

  /** 户籍地址, as on the household register booklet; null when it is the home address. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  hukouAddress: string | null;

  /** The ability that was ticked on the form. It moves nobody: only a professional score does. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  abilityTick: AbilityTick | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  illnessHistory: string | null;

  @Column({ type: 'simple-json' })
  facts: OwnFacts;

  @Column({ type: 'simple-json' })
  economy: Economy;

  @Column({ type: 'simple-json' })
  helpReceived: HelpReceived;

  /** Types the officer ticked on the form. */
  @Column({ type: 'simple-json' })
  targetTypesTicked: TargetType[];

  /** Types that follow from the facts. */
  @Column({ type: 'simple-json' })
  targetTypes: TargetType[];

  /** The class in force today; its history is `class_period`. Null: no class. */
  @Column({ type: 'varchar', length: 1, nullable: true })
  level: CareLevel | null;

  @Column({ type: 'varchar', length: 20 })
  status: ElderStatus;

  /** The elder does not wish regular visits. */
  @Column({ type: 'boolean' })
  refused: boolean;

  /** The elder agreed beforehand to visits at home. */
  @Column({ type: 'boolean' })
  homeVisitConsent: boolean;

  @Column({ type: 'int', nullable: true })
  assignedVisitorId: number | null;

  @ManyToOne('Account')
  @JoinColumn({ name: 'assigned_visitor_id' })
  assignedVisitor?: unknown;

  @Column({ type: 'varchar', length: 10 })
  registeredOn: string;

  @Column({ type: 'varchar', length: 10, nullable: true })
  closedOn: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  closeReason: CloseReason | null;

  /** Visits recorded so far; the next one is number `visitCount + 1`. */
  @Column({ type: 'int' })
  visitCount: number;

  /** Counts the saved changes; a change names the version it was made on. */
  @Column({ type: 'int' })
  version: number;

  @Column({ type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ type: 'datetime', precision: 3 })
  updatedAt: Date;

  @Column({ type: 'int' })
  updatedBy: number;
}
