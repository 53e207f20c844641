import { IsUUID, Length } from 'class-validator';
import { Trimmed } from '../../platform/presence.js';

export class CreateMachineAccount {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;

  /** Whose program it is. */
  @Trimmed()
  @Length(2, 60, { message: '请填写对接平台的名称，2 到 60 个字' })
  name!: string;
}

export class ChangeMachineAccount {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;
}

export class MachineAccountView {
  id!: number;
  name!: string;
  /** Last characters of the token in force. */
  tokenTail!: string;
  createdAt!: string;
  createdByName!: string;
  tokenMadeAt!: string;
  lastUsedAt!: string | null;
  revokedAt!: string | null;
}

export class MachineAccountList {
  items!: MachineAccountView[];
}

/** The account with its token, which is shown this once. */
export class MachineAccountWithToken {
  account!: MachineAccountView;
  /** Null when the same request came before: a token is never told twice. Make a new one instead. */
  token!: string | null;
}
