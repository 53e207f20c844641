import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IMPORT_STATES,
  type ImportState,
  LIST_FINDINGS,
  LIST_ITEM_STATES,
  LIST_SOURCES,
  type ListFinding,
  type ListItemState,
  type ListSource,
} from '@tanfang/domain';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/paging.js';
import { Trimmed } from '../../platform/presence.js';

const SOURCES = Object.keys(LIST_SOURCES);
const NO_SOURCE = { message: '请选择是哪个部门的名单' };

export class ListTemplateQuery {
  @ApiProperty({ enum: SOURCES })
  @IsIn(SOURCES, NO_SOURCE)
  source: ListSource;
}

export class UploadListQuery extends ListTemplateQuery {
  /** Whether the list names everybody of its kind in the city, so that who is missing from it is gone. */
  @ApiProperty({ type: Boolean })
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean({ message: '请选择名单是否为全市完整名单' })
  complete: boolean;
}

export class UnreadableRow {
  rowNumber: number;
  detail: string;
}

/** How many disagreements of a list wait, and how many are decided or settled. */
export class ListItemCounts {
  open: number;
  accepted: number;
  dismissed: number;
  settled: number;
}

/** A list that another bureau shared. */
export class SharedListView {
  id: number;

  @ApiProperty({ enum: SOURCES })
  source: ListSource;
  complete: boolean;
  fileName: string;

  @ApiProperty({ enum: Object.keys(IMPORT_STATES) })
  state: ImportState;

  /** See `/tasks/{id}`. */
  @ApiProperty({ type: Number, nullable: true })
  taskId: number | null;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  rowsRead: number;
  rowsUnreadable: number;

  /** The first of them. */
  @ApiProperty({ type: [UnreadableRow] })
  unreadable: UnreadableRow[];

  createdByName: string;
  createdAt: string;

  @ApiProperty({ type: String, nullable: true })
  matchedAt: string | null;

  items: ListItemCounts;
}

export class SharedListPage {
  items: SharedListView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class ListItemQuery extends PageQuery {
  @ApiPropertyOptional({ enum: Object.keys(LIST_ITEM_STATES), default: 'open' })
  @IsOptional()
  @IsIn(Object.keys(LIST_ITEM_STATES), { message: '没有这种状态' })
  state: ListItemState = 'open';

  @ApiPropertyOptional({ enum: SOURCES })
  @IsOptional()
  @IsIn(SOURCES, NO_SOURCE)
  source?: ListSource;

  @ApiPropertyOptional({ enum: Object.keys(LIST_FINDINGS) })
  @IsOptional()
  @IsIn(Object.keys(LIST_FINDINGS), { message: '没有这种情况' })
  finding?: ListFinding;
}

/** Something that a shared list and the register disagree about. */
export class ListItemView {
  id: number;

  @ApiProperty({ enum: SOURCES })
  source: ListSource;

  @ApiProperty({ enum: Object.keys(LIST_FINDINGS) })
  finding: ListFinding;

  @ApiProperty({ enum: Object.keys(LIST_ITEM_STATES) })
  state: ListItemState;

  /** The file, where there is one. */
  @ApiProperty({ type: Number, nullable: true })
  elderId: number | null;

  /** Empty once it is erased. */
  name: string;
  maskedIdNumber: string;

  /** Where the file is, or where the list says the person lives. */
  place: string;

  /** In words. */
  listSays: string;

  @ApiProperty({ type: String, nullable: true })
  registerSays: string | null;

  createdAt: string;

  @ApiProperty({ type: String, nullable: true })
  decidedByName: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedAt: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class ListItemPage {
  items: ListItemView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class DismissListItem {
  /** Why the register stays as it is. */
  @Trimmed()
  @IsString({ message: '请填写原因' })
  @IsNotEmpty({ message: '请填写原因' })
  @MaxLength(200, { message: '原因不超过 200 字' })
  reason: string;
}

/** Who is on the list and not on the register, to open a file with. */
export class ListedPersonView {
  idNumber: string;
  name: string;
  address: string;

  /** Null where the list does not name one village of the city. */
  @ApiProperty({ type: String, nullable: true })
  villageCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  villageName: string | null;
}
