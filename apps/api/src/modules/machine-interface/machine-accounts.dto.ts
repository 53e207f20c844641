import { IsIn, IsUUID, Length } from 'class-validator';
import { MayBeAbsent, Trimmed } from '../../platform/presence.js';
import { MACHINE_SCOPES, type MachineScope } from './machine-parameters.js';

export class CreateMachineAccount {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;

  /** Whose program it is. */
  @Trimmed()
  @Length(2, 60, { message: '请填写对接平台的名称，2 到 60 个字' })
  name!: string;

  /** What it may do; reading figures unless said otherwise. It stays so for as long as the program is let in. */
  @MayBeAbsent()
  @IsIn(Object.keys(MACHINE_SCOPES), { message: '请选择对接平台可以做什么' })
  scope?: MachineScope;
}

export class ChangeMachineAccount {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;
}

export class MachineAccountView {
  id!: number;
  name!: string;
  scope!: MachineScope;
  /** What it may do, in words. */
  scopeName!: string;
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
