import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CareLevel, Handling, VisitItemKey, VisitItems, VisitMethod, VisitOutcome } from '@tanfang/domain';

/** What the visitor did about an answer that calls for something. */
export interface HandledItem {
  itemKey: VisitItemKey;
  handling: Handling;
  note: string | null;
}

/** Whether the scanned door code is that of the elder's household; `unverified`: scanned, but the code was not sent. */
export type DoorCodeMatch = 'matched' | 'other_door' | 'unverified' | 'not_scanned';

/** Where the phone was, measured against earlier scans of the same door. Light evidence, never a condition. */
export type Proximity = 'near' | 'far' | 'unknown';

/**
 * One contact or attempt: Annex 4, part one. What was written is never changed: a correction is a new entry, and the
 * old one is kept, void.
 * Place and class are those of the day, so that sums over past visits do not move.
 */
@Entity('visit')
@Index(['clientId'], { unique: true })
@Index(['elderId', 'ordinal'], { unique: true })
@Index(['elderId', 'visitedOn'])
@Index(['villageCode', 'visitedOn'])
@Index(['townCode', 'visitedOn'])
@Index(['visitorId', 'visitedOn'])
export class Visit {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  /** The id that the phone gave to the record. */
  @Column({ name: 'client_id', type: 'varchar', length: 36 })
  clientId!: string;

  @ForeignKey('Elder', 'id')
  @Column({ name: 'elder_id', type: 'int' })
  elderId!: number;

  /** 第 N 次, counted per elder over completed visits that stand; null for an attempt and for a void record. */
  @Column({ type: 'int', nullable: true })
  ordinal!: number | null;

  @Column({ type: 'varchar', length: 10 })
  method!: VisitMethod;

  @Column({ type: 'varchar', length: 16 })
  outcome!: VisitOutcome;

  /** Local date in Asia/Shanghai. */
  @Column({ name: 'visited_on', type: 'varchar', length: 10 })
  visitedOn!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'duration_minutes', type: 'smallint', nullable: true })
  durationMinutes!: number | null;

  @Column({ name: 'village_code', type: 'varchar', length: 12 })
  villageCode!: string;

  @Column({ name: 'town_code', type: 'varchar', length: 12 })
  townCode!: string;

  @Column({ type: 'varchar', length: 1, nullable: true })
  level!: CareLevel | null;

  /** Account of the person who visited (探访人员). */
  @Column({ name: 'visitor_id', type: 'int' })
  visitorId!: number;

  /** Account of the person who typed the record (信息录入员). */
  @Column({ name: 'recorded_by', type: 'int' })
  recordedBy!: number;

  @Column({ name: 'recorded_at', type: 'datetime', precision: 3 })
  recordedAt!: Date;

  /** Recorded on a later day than that of the visit. */
  @Column({ type: 'boolean' })
  late!: boolean;

  @Column({ name: 'late_reason', type: 'varchar', length: 200, nullable: true })
  lateReason!: string | null;

  /** 逐项已查看，均无变化: declared in one tap instead of item by item. */
  @Column({ name: 'all_unchanged', type: 'boolean' })
  allUnchanged!: boolean;

  @Column({ name: 'population_change', type: 'varchar', length: 12, nullable: true })
  populationChange!: VisitItems['populationChange'] | null;

  @Column({ name: 'population_change_count', type: 'smallint', nullable: true })
  populationChangeCount!: number | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  expression!: VisitItems['expression'] | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  mobility!: VisitItems['mobility'] | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  illness!: VisitItems['illness'] | null;

  @Column({ name: 'illness_name_enc', type: 'varchar', length: 400, nullable: true })
  illnessNameEnc!: string | null;

  @Column({ type: 'varchar', length: 12, nullable: true })
  mood!: VisitItems['mood'] | null;

  @Column({ name: 'gas_safety', type: 'varchar', length: 12, nullable: true })
  gasSafety!: VisitItems['gasSafety'] | null;

  @Column({ name: 'water_heating_safety', type: 'varchar', length: 12, nullable: true })
  waterHeatingSafety!: VisitItems['waterHeatingSafety'] | null;

  @Column({ name: 'electricity_safety', type: 'varchar', length: 12, nullable: true })
  electricitySafety!: VisitItems['electricitySafety'] | null;

  @Column({ name: 'personal_hygiene', type: 'varchar', length: 12, nullable: true })
  personalHygiene!: VisitItems['personalHygiene'] | null;

  @Column({ name: 'home_hygiene', type: 'varchar', length: 12, nullable: true })
  homeHygiene!: VisitItems['homeHygiene'] | null;

  @Column({ name: 'indoor_environment', type: 'varchar', length: 12, nullable: true })
  indoorEnvironment!: VisitItems['indoorEnvironment'] | null;

  @Column({ type: 'simple-json' })
  handlings!: HandledItem[];

  /** 老年人服务需求 */
  @Column({ name: 'service_needs', type: 'varchar', length: 500, nullable: true })
  serviceNeeds!: string | null;

  /** 实施关爱服务建议 */
  @Column({ type: 'varchar', length: 500, nullable: true })
  suggestions!: string | null;

  /** Who came along. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  companions!: string | null;

  /** The person visited (被探访人) where it was not the elder. */
  @Column({ name: 'visited_name', type: 'varchar', length: 60, nullable: true })
  visitedName!: string | null;

  @Column({ name: 'visited_relation', type: 'varchar', length: 20, nullable: true })
  visitedRelation!: string | null;

  /** Why the person visited did not sign. */
  @Column({ name: 'unsigned_reason', type: 'varchar', length: 100, nullable: true })
  unsignedReason!: string | null;

  @Column({ name: 'door_code_match', type: 'varchar', length: 12 })
  doorCodeMatch!: DoorCodeMatch;

  @Column({ type: 'varchar', length: 8 })
  proximity!: Proximity;

  /** How many photos it came with; the count stays when they are erased. */
  @Column({ name: 'photo_count', type: 'smallint', default: 0 })
  photoCount!: number;

  /** The same of voice notes. */
  @Column({ name: 'voice_note_count', type: 'smallint', default: 0 })
  voiceNoteCount!: number;

  /** Corrected or withdrawn: it is kept and shown, and counts nowhere. */
  @Column({ type: 'boolean', default: false })
  voided!: boolean;
}
