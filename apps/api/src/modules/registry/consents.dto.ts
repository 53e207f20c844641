import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import {
  CONSENT_SIGNERS,
  CONSENT_WAYS,
  type ConsentHow,
  type ConsentKind,
  type ConsentSigner,
  type Relation,
  RELATIONS,
  SIGNATURE_SIDES,
  type SignatureSide,
} from '@tanfang/domain';
import { Nested } from '../../platform/nested.js';
import { Trimmed } from '../../platform/presence.js';

const IMAGE = /^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/;

/** Kinds that are declared on the file; that of a family member is declared at the member. */
export const FILE_CONSENTS = ['regular_visits', 'home_visit', 'service_handover'] as const;
export type FileConsent = (typeof FILE_CONSENTS)[number];

/** Who declared a wish, and how. */
export class ConsentDeclaration {
  /** 老人本人，或家属代签 */
  @IsIn(Object.keys(CONSENT_SIGNERS), { message: '请选择由谁表示' })
  signer: ConsentSigner;

  /** 表示人姓名 */
  @Trimmed()
  @IsString({ message: '请填写表示人姓名' })
  @IsNotEmpty({ message: '请填写表示人姓名' })
  @MaxLength(60, { message: '表示人姓名不超过 60 字' })
  signerName: string;

  /** 与老人关系；家属代签时必填 */
  @ValidateIf((body: ConsentDeclaration) => body.signer === 'relative')
  @IsIn(Object.keys(RELATIONS), { message: '请选择与老人关系' })
  relation?: Relation;

  /** 当面签字，或口头表示 */
  @IsIn(Object.keys(CONSENT_WAYS), { message: '请选择表示方式' })
  how: ConsentHow;

  /** 见证人；口头表示时必填 */
  @ValidateIf((body: ConsentDeclaration) => body.how === 'spoken')
  @Trimmed()
  @IsString({ message: '口头表示的，请填写见证人姓名' })
  @IsNotEmpty({ message: '口头表示的，请填写见证人姓名' })
  @MaxLength(60, { message: '见证人姓名不超过 60 字' })
  witnessName?: string;

  /** 签名图片 `data:image/png;base64,…`；当面签字时必填 */
  @ValidateIf((body: ConsentDeclaration) => body.how === 'signature')
  @Matches(IMAGE, { message: '请在签字区签字' })
  @MaxLength(45_000, { message: '签名图片过大，请重新签名' })
  signature?: string;
}

/** What an elder now wishes, as it was declared. It holds at once; earlier declarations stay. */
export class RecordConsent {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 哪一项 */
  @IsIn(FILE_CONSENTS, { message: '请选择哪一项意愿' })
  kind: FileConsent;

  /** 同意，或不同意、撤回 */
  @IsBoolean({ message: '请选择同意或不同意' })
  granted: boolean;

  /** 不同意或撤回的原因；此时必填 */
  @ValidateIf((body: RecordConsent) => body.granted === false)
  @Trimmed()
  @IsString({ message: '请填写不同意或撤回的原因' })
  @IsNotEmpty({ message: '请填写不同意或撤回的原因' })
  @MaxLength(500, { message: '原因不超过 500 字' })
  reason?: string;

  /** Version of the wording that was shown. */
  @IsString({ message: '缺少告知内容的版本，请刷新后再登记' })
  @MaxLength(20, { message: '告知内容的版本不正确，请刷新后再登记' })
  textVersion: string;

  /** 由谁、怎样表示 */
  @IsDefined({ message: '请填写由谁、怎样表示' })
  @Nested(() => ConsentDeclaration)
  declaration: ConsentDeclaration;
}

export class ConsentTextView {
  kind: ConsentKind;
  version: string;
  /** YYYY-MM-DD */
  since: string;
  text: string;
}

export class ConsentTextPage {
  items: ConsentTextView[];
  nextCursor: string | null;
}

/** One declaration. */
export class ConsentRecord {
  id: number;
  kind: ConsentKind;
  granted: boolean;
  reason: string | null;
  /** The words that were shown; null where only the form was ticked. */
  text: string | null;
  textVersion: string | null;
  signer: ConsentSigner | null;
  signerName: string | null;
  relation: Relation | null;
  how: ConsentHow | null;
  witnessName: string | null;
  /** `data:image/png;base64,…` */
  signature: string | null;
  familyBindingId: number | null;
  /** It is the latest of its kind (for a family member: of that member). */
  inForce: boolean;
  /** Instant. */
  recordedAt: string;
  recordedByName: string;
}

export class ConsentRecordPage {
  items: ConsentRecord[];
  nextCursor: string | null;
}

/** A signature under the form of Annex 3. */
export class SignFile {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 哪一方 */
  @IsIn(Object.keys(SIGNATURE_SIDES), { message: '请选择由哪一方签字' })
  side: SignatureSide;

  /** 签字人姓名 */
  @Trimmed()
  @IsString({ message: '请填写签字人姓名' })
  @IsNotEmpty({ message: '请填写签字人姓名' })
  @MaxLength(60, { message: '签字人姓名不超过 60 字' })
  signerName: string;

  /** 与老人关系；本人或工作人员签字时不填 */
  @IsOptional()
  @IsIn(Object.keys(RELATIONS), { message: '请选择与老人关系' })
  relation?: Relation | null;

  /** 签名图片 */
  @Matches(IMAGE, { message: '请在签字区签字' })
  @MaxLength(45_000, { message: '签名图片过大，请重新签名' })
  image: string;
}

export class FileSignatureView {
  id: number;
  side: SignatureSide;
  signerName: string;
  relation: Relation | null;
  image: string;
  /** Instant. */
  signedAt: string;
}

export class FileSignaturePage {
  items: FileSignatureView[];
  nextCursor: string | null;
}
