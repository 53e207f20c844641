import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type {
  AbilityTick,
  CareLevel,
  CloseReason,
  ElderStatus,
  HelpingBody,
  OwnFacts,
  PensionKind,
  RelationToHead,
  Sex,
  TargetType,
} from '@tanfang/domain';

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
@Index(['level', 'namePinyin', 'id'])
@Index(['status', 'namePinyin', 'id'])
@Index(['assignedVisitorId', 'namePinyin', 'id'])
@Index(['birthDate', 'id'])
@Index(['townCode', 'birthDate', 'id'])
@Index(['idNumberIndex'], { unique: true })
@Index(['phoneIndex'])
@Index(['householdId'])
@Index(['name', 'birthDate'])
@Index(['updatedAt', 'id'])
@Index(['assignedVisitorId'])
@Index(['nextJudgementOn', 'id'])
@Index(['refused', 'id'])
@Check('ck_elder_level', "level IS NULL OR level IN ('A', 'B', 'C')")
@Check('ck_elder_closed', "(status = 'closed') = (closed_on IS NOT NULL)")
export class Elder {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Household', 'id')
  @Column('int')
  householdId: number;

  @ForeignKey('Region', 'code')
  @Column('varchar', { length: 12 })
  villageCode: string;

  @Column('varchar', { length: 12 })
  townCode: string;

  @Column('varchar', { length: 60 })
  name: string;

  /** The name in pinyin, lower case, no tones, no spaces: the order of every list. */
  @Column('varchar', { length: 120 })
  namePinyin: string;

  /** First letters of the name's pinyin: 张三 is `zs`. */
  @Column('varchar', { length: 30 })
  nameInitials: string;

  @Column('varchar', { length: 255 })
  idNumberEnc: string;

  @Column('varchar', { length: 64 })
  idNumberIndex: string;

  @Column('varchar', { length: 10 })
  birthDate: string;

  @Column('varchar', { length: 10 })
  sex: Sex;

  @Column('varchar', { length: 255, nullable: true })
  phoneEnc: string | null;

  @Column('varchar', { length: 64, nullable: true })
  phoneIndex: string | null;

  /** 与户主关系: what this person is to the head of the household. */
  @Column('varchar', { length: 20 })
  relationToHead: RelationToHead;

  /** 户籍地址, as on the household register booklet; null when it is the home address. */
  @Column('varchar', { length: 200, nullable: true })
  hukouAddress: string | null;

  /** The ability that was ticked on the form. It moves nobody: only a professional score does. */
  @Column('varchar', { length: 20, nullable: true })
  abilityTick: AbilityTick | null;

  /** 曾患病史, encrypted. */
  @Column('text', { nullable: true })
  illnessHistoryEnc: string | null;

  @Column('simple-json')
  facts: OwnFacts;

  @Column('simple-json')
  economy: Economy;

  @Column('simple-json')
  helpReceived: HelpReceived;

  /** Types the officer ticked on the form. */
  @Column('simple-json')
  targetTypesTicked: TargetType[];

  /** Types that follow from the facts. */
  @Column('simple-json')
  targetTypes: TargetType[];

  /** The class in force today; its history is `class_period`. Null: no class. */
  @Column('varchar', { length: 1, nullable: true })
  level: CareLevel | null;

  @Column('varchar', { length: 20 })
  status: ElderStatus;

  /** The elder does not wish regular visits. */
  @Column('boolean')
  refused: boolean;

  /** The elder agreed beforehand to visits at home. */
  @Column('boolean')
  homeVisitConsent: boolean;

  @ForeignKey('Account', 'id')
  @Column('int', { nullable: true })
  assignedVisitorId: number | null;

  @Column('varchar', { length: 10 })
  registeredOn: string;

  @Column('varchar', { length: 10, nullable: true })
  closedOn: string | null;

  @Column('varchar', { length: 20, nullable: true })
  closeReason: CloseReason | null;

  /** The day on which time alone may change the class, or on which it is looked at again; null for a closed file. */
  @Column('varchar', { length: 10, nullable: true })
  nextJudgementOn: string | null;

  /** Visits recorded so far; the next one is number `visitCount + 1`. */
  @Column('int')
  visitCount: number;

  /** Counts the saved changes; a change names the version it was made on. */
  @Column('int')
  version: number;

  @Column('datetime', { precision: 3 })
  createdAt: Date;

  @Column('datetime', { precision: 3 })
  updatedAt: Date;

  @Column('int')
  updatedBy: number;
}
