import { IsIn, IsNotEmpty, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '../../platform/paging.js';

const ROLE_CODES = [
  'visitor',
  'village_manager',
  'town_officer',
  'city_officer',
  'service_org',
  'family',
  'elder',
  'auditor',
  'administrator',
] as const;

/** Sign-in by name and password. */
export class PasswordSignIn {
  @IsString({ message: '请填写登录名' })
  @Length(1, 64, { message: '请填写登录名' })
  loginName: string;

  @IsString({ message: '请填写密码' })
  @Length(1, 128, { message: '请填写密码' })
  password: string;
}

/** Sign-in by WeChat. */
export class WechatSignIn {
  /** From `wx.login`. */
  @IsString({ message: '缺少微信登录凭证' })
  @Length(1, 128, { message: '缺少微信登录凭证' })
  code: string;
}

/** Binding of a WeChat to an account: by name and password, or by the phone number that WeChat vouches for. */
export class WechatBind {
  /** From the answer `auth.wechat_unbound`. */
  @IsString({ message: '缺少绑定凭证' })
  @Length(1, 2000, { message: '缺少绑定凭证' })
  bindTicket: string;

  /** From the phone-number button; without it, name and password are asked for. */
  @IsOptional()
  @IsString({ message: '手机号凭证无效' })
  @Length(1, 128, { message: '手机号凭证无效' })
  phoneCode?: string;

  @ValidateIf(({ phoneCode }: WechatBind) => phoneCode === undefined)
  @IsString({ message: '请填写登录名' })
  @Length(1, 64, { message: '请填写登录名' })
  loginName?: string;

  @ValidateIf(({ phoneCode }: WechatBind) => phoneCode === undefined)
  @IsString({ message: '请填写密码' })
  @Length(1, 128, { message: '请填写密码' })
  password?: string;
}

/** A refresh token, to renew or to end its session. */
export class SessionToken {
  @IsString({ message: '缺少登录信息' })
  @Length(1, 200, { message: '缺少登录信息' })
  refreshToken: string;
}

/** A change of one's own password. */
export class ChangePassword {
  @IsString({ message: '请填写当前密码' })
  @Length(1, 128, { message: '请填写当前密码' })
  currentPassword: string;

  /** 10 to 128 characters. */
  @IsString({ message: '请填写新密码' })
  @Length(10, 128, { message: '新密码须为 10 到 128 个字符' })
  newPassword: string;
}

/** Who is signed in. */
export class AccountView {
  id: number;
  loginName: string;
  displayName: string;
  role:
    | 'visitor'
    | 'village_manager'
    | 'town_officer'
    | 'city_officer'
    | 'service_org'
    | 'family'
    | 'elder'
    | 'auditor'
    | 'administrator';
  regionCode: string | null;
  regionName: string | null;
  regionLevel: 'city' | 'town' | 'village' | 'grid' | null;
  /** What the role may do, e.g. `visit.record`; the screens hide the rest. */
  permissions: string[];
}

/** An open session. */
export class Session {
  accessToken: string;
  /** ISO 8601, UTC. */
  accessTokenExpiresAt: string;
  /** Good for one renewal; keep the one of the latest answer. */
  refreshToken: string;
  account: AccountView;
}

/** An account for trying out, with its password. */
export class DemoAccount {
  loginName: string;
  password: string;
  displayName: string;
  roleLabel: string;
  regionName: string | null;
}

/** A new account. */
export class CreateAccount {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/, { message: '登录名须为 3 到 64 位字母、数字、点、横线' })
  loginName: string;

  @IsString({ message: '请填写初始密码' })
  @Length(10, 128, { message: '初始密码须为 10 到 128 个字符' })
  password: string;

  @IsString({ message: '请填写姓名' })
  @IsNotEmpty({ message: '请填写姓名' })
  @MaxLength(60, { message: '姓名最长 60 个字' })
  displayName: string;

  @IsIn(ROLE_CODES, { message: '请选择角色' })
  role: (typeof ROLE_CODES)[number];

  /** The village, town or city in which the account works; left out for roles without one. */
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '地区代码不正确' })
  regionCode?: string;

  @IsOptional()
  @IsString({ message: '手机号不正确' })
  @MaxLength(30, { message: '手机号不正确' })
  phone?: string;
}

/** A password set for somebody else. */
export class ResetPassword {
  @IsString({ message: '请填写新密码' })
  @Length(10, 128, { message: '新密码须为 10 到 128 个字符' })
  newPassword: string;
}

/** Which accounts to list. */
export class AccountsQuery extends PageQuery {
  @IsOptional()
  @Matches(/^\d{6,12}$/, { message: '地区代码不正确' })
  regionCode?: string;
}

/** An account as the administrator sees it. */
export class AccountRow {
  id: number;
  loginName: string;
  displayName: string;
  role: string;
  regionCode: string | null;
  regionName: string | null;
  maskedPhone: string | null;
  /** ISO 8601, UTC; null while the account may sign in. */
  disabledAt: string | null;
}

/** A page of accounts. */
export class AccountPage {
  items: AccountRow[];
  nextCursor: string | null;
}
