import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IMPORT_OUTCOMES,
  IMPORT_ROW_STATES,
  IMPORT_STATES,
  type ImportOutcome,
  type ImportRowState,
  type ImportState,
} from '@tanfang/domain';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../platform/paging.js';

/** How many rows the dry run found of each kind. */
export class ImportOutcomeCounts {
  new: number;
  changed: number;
  same: number;
  error: number;
}

/** What became of the rows that change something. */
export class ImportRowStateCounts {
  pending: number;
  applied: number;
  conflict: number;
  refused: number;
  undone: number;
  kept: number;
}

/** One uploaded workbook. */
export class ImportView {
  id: number;
  fileName: string;

  @ApiProperty({ enum: Object.keys(IMPORT_STATES) })
  state: ImportState;

  /** Work that is under way, or was last; see `/tasks/{id}`. */
  @ApiProperty({ type: Number, nullable: true })
  taskId: number | null;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  /** Place for which it was uploaded. */
  placeName: string;
  createdByName: string;
  createdAt: string;

  @ApiProperty({ type: String, nullable: true })
  checkedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  appliedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  undoneAt: string | null;

  /** When the rows' contents are, or were, erased; null while that is open. */
  @ApiProperty({ type: String, nullable: true })
  erasedOn: string | null;

  outcomes: ImportOutcomeCounts;
  states: ImportRowStateCounts;

  /** Whether rows wait to be taken into the register. */
  canApply: boolean;
  canUndo: boolean;
}

export class ImportPage {
  items: ImportView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class ImportRowQuery extends PageQuery {
  @ApiPropertyOptional({ enum: Object.keys(IMPORT_OUTCOMES) })
  @IsOptional()
  @IsIn(Object.keys(IMPORT_OUTCOMES), { message: '没有这种结果' })
  outcome?: ImportOutcome;

  @ApiPropertyOptional({ enum: Object.keys(IMPORT_ROW_STATES) })
  @IsOptional()
  @IsIn(Object.keys(IMPORT_ROW_STATES), { message: '没有这种状态' })
  state?: ImportRowState;
}

/** Something wrong with a row. */
export class ImportRowError {
  /** Head of the column; empty where it is about the whole row. */
  column: string;
  detail: string;
}

export class ImportRowDifference {
  label: string;

  @ApiProperty({ type: String, nullable: true })
  before: string | null;

  @ApiProperty({ type: String, nullable: true })
  after: string | null;
}

/** What the dry run says of one row, and what became of it. */
export class ImportRowView {
  rowNumber: number;

  @ApiProperty({ enum: Object.keys(IMPORT_OUTCOMES) })
  outcome: ImportOutcome;

  @ApiProperty({ enum: Object.keys(IMPORT_ROW_STATES) })
  state: ImportRowState;

  name: string;

  @ApiProperty({ type: String, nullable: true })
  maskedIdNumber: string | null;

  /** Class that a registration would lead to. */
  @ApiProperty({ type: String, nullable: true })
  level: string | null;

  errors: ImportRowError[];
  differences: ImportRowDifference[];

  /** The file, where there is one. */
  @ApiProperty({ type: Number, nullable: true })
  elderId: number | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;
}

export class ImportRowPage {
  items: ImportRowView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
