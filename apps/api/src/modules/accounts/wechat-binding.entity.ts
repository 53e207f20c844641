import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A WeChat user who signs in as an account. */
@Entity('wechat_binding')
@Index(['openidIndex'], { unique: true })
@Index(['accountId'])
export class WechatBinding {
  @PrimaryGeneratedColumn()
  id: number;

  @ForeignKey('Account', 'id')
  @Column('int')
  accountId: number;

  @Column('varchar', { length: 64 })
  openidIndex: string;

  @Column('text')
  openidEnc: string;

  @Column('datetime', { precision: 3 })
  boundAt: Date;
}
