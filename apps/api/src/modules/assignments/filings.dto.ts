import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

/** 报送备案: files visitors with the bureau, 三（二）6. */
export class FileVisitors {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  @IsArray({ message: '请选择要备案的探访员' })
  @ArrayMinSize(1, { message: '请选择要备案的探访员' })
  @ArrayMaxSize(200, { message: '一次最多 200 人' })
  @ArrayUnique({ message: '探访员有重复' })
  @IsInt({ each: true, message: '探访员不正确' })
  visitorIds: number[];

  /** 报送日期，不晚于今天；不填为今天 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '报送日期应为 年-月-日' })
  on?: string;
}

export class WithdrawFiling {
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 撤销原因 */
  @IsString({ message: '请填写撤销原因' })
  @IsNotEmpty({ message: '请填写撤销原因' })
  @MaxLength(200, { message: '撤销原因不超过 200 字' })
  reason: string;
}

export class FilingView {
  id: number;
  visitorId: number;
  visitorName: string;
  villageCode: string;
  villageName: string;
  townName: string;
  filedOn: string;
  filedByName: string;
  /** How many elders the visitor had on that day. */
  elders: number;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}

export class FilingPage {
  items: FilingView[];
  nextCursor: string | null;
}

export class FilingsDone {
  filed: number;
  /** Visitors who were filed already. */
  already: number;
}
