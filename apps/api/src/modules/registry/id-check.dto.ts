import { IsString, MaxLength } from 'class-validator';
import type { Sex } from '@tanfang/domain';

export class CheckIdNumber {
  /** 居民身份证号码，可带空格 @example "999000194703050027" */
  @IsString({ message: '请填写身份证号' })
  @MaxLength(40, { message: '身份证号过长' })
  idNumber: string;
}

/** A file with the same number somewhere in the city. */
export class DuplicateFile {
  /** Whether the asking person may open it. */
  inScope: boolean;
  /** Only where it is in scope. */
  elderId: number | null;
  /** In Chinese: that it exists, and whom to ask. */
  message: string;
}

/** What an ID number says by itself. */
export class IdNumberCheck {
  valid: boolean;
  error: 'empty' | 'format' | 'date' | 'future' | 'checksum' | null;
  /** What is wrong, in Chinese. */
  message: string | null;
  birthDate: string | null;
  sex: Sex | null;
  /** Full years today. */
  age: number | null;
  maskedIdNumber: string | null;
  duplicate: DuplicateFile | null;
}
