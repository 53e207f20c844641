import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Where a home is, in thousandths of a degree (WGS 84): about 100 m, the finest a place is ever kept. */
@Entity('home_place')
export class HomePlace {
  @ForeignKey('Household', 'id')
  @PrimaryColumn('int')
  householdId: number;

  @Column('int')
  latitudeMilli: number;

  @Column('int')
  longitudeMilli: number;

  @Column('datetime', { precision: 3 })
  placedAt: Date;

  @Column('int')
  placedBy: number;
}
