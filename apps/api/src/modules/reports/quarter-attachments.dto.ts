import { ApiSchema } from '@nestjs/swagger';
import { IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/presence.js';

export class RemoveAttachment {
  @IsUUID('all', { message: '缺少提交编号，请更新到最新版本后再试' })
  clientId!: string;
}

export class AddAttachment extends RemoveAttachment {
  /** The id under which the file was uploaded. */
  @IsUUID('all', { message: '请先上传文件' })
  fileId!: string;

  /** As the person calls the file. */
  @Trimmed()
  @IsString({ message: '缺少文件名' })
  @MaxLength(120, { message: '文件名不超过 120 字' })
  @Matches(/^[^\p{Cc}\\/]+$/u, { message: '文件名不能为空，也不能有斜杠' })
  name!: string;
}

/** A paper or picture of a report. */
@ApiSchema({ name: 'ReportAttachment' })
export class ReportAttachmentDto {
  id!: number;
  name!: string;
  /** As its content tells. @example image/png */
  mediaType!: string;
  byteSize!: number;
  addedAt!: string;
  accountName!: string;
}
