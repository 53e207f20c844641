import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EmergencyOutcome, EmergencyStatus } from '@tanfang/domain';

/** An emergency found on a visit or by anybody of the village: help first, the record afterwards (三（三）8). */
@Entity('emergency')
@Index(['deviceKey'], { unique: true })
@Index(['villageCode', 'id'])
@Index(['townCode', 'id'])
@Index(['elderId', 'id'])
export class Emergency {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  /** Made by the phone when help is called first; all its entries carry it. */
  @Column({ name: 'device_key', type: 'varchar', length: 36 })
  deviceKey!: string;

  /** Null when help was called outside an elder's page. */
  @ForeignKey('Elder', 'id')
  @Column({ name: 'elder_id', type: 'int', nullable: true })
  elderId!: number | null;

  @Column({ name: 'village_code', type: 'varchar', length: 12 })
  villageCode!: string;

  @Column({ name: 'town_code', type: 'varchar', length: 12 })
  townCode!: string;

  @Column({ type: 'varchar', length: 10 })
  status!: EmergencyStatus;

  /** The latest that was recorded. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  outcome!: EmergencyOutcome | null;

  /** By the phone's clock. */
  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  /** When the server heard of it. */
  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ name: 'opened_by', type: 'int' })
  openedBy!: number;

  @Column({ name: 'settled_at', type: 'datetime', precision: 3, nullable: true })
  settledAt!: Date | null;

  @Column({ name: 'archived_at', type: 'datetime', precision: 3, nullable: true })
  archivedAt!: Date | null;
}
