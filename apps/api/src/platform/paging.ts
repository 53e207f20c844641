import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { malformed } from './errors.js';

/** Query parameters of every list. */
export class PageQuery {
  /** `nextCursor` of the page before; absent for the first page. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: '翻页标记无效' })
  @MaxLength(500, { message: '翻页标记无效' })
  cursor?: string;

  /** Rows in a page, 1 to 100. */
  @ApiPropertyOptional({ default: 20, minimum: 1, maximum: 100 })
  @Type(() => Number)
  @IsInt({ message: '每页条数必须是整数' })
  @Min(1, { message: '每页至少 1 条' })
  @Max(100, { message: '每页最多 100 条' })
  limit: number = 20;
}

/** A page of a list. */
export interface Page<T> {
  items: T[];
  /** Ask for the next page with it; null on the last page. */
  nextCursor: string | null;
}

/** A column of the sort order as it stands in the last row of a page. */
export type CursorValue = string | number;

/** What a cursor holds, value by value. */
type CursorShape = readonly ('string' | 'number')[];
type CursorOf<S extends CursorShape> = { -readonly [K in keyof S]: S[K] extends 'string' ? string : number };

/** Packs the sort values of the last row into an opaque cursor. */
export function encodeCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @param cursor as the client sent it, or undefined for the first page
 * @param shape the types of the sort values it must hold
 * @returns the sort values of the row after which the page begins, or null for the first page
 * @throws Problem 400 when it is not one of ours
 */
export function decodeCursor<const S extends CursorShape>(cursor: string | undefined, shape: S): CursorOf<S> | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (hasShape(values, shape)) return values;
  } catch {
    // Not JSON: falls through to the refusal.
  }
  throw malformed([{ field: 'cursor', code: 'cursor', detail: '翻页标记无效,请从第一页重新查看。' }]);
}

/**
 * Cuts a page out of rows that were read with `limit + 1`.
 * @param rows at most `limit + 1` rows in list order
 * @param limit rows of a page
 * @param cursorOf the sort values of a row
 */
export function pageOf<T>(rows: T[], limit: number, cursorOf: (row: T) => CursorValue[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null };
}

/** Numbers are ids; a NUL character is in none of our texts, and SQLite would not take it. */
function hasShape<S extends CursorShape>(values: unknown, shape: S): values is CursorOf<S> {
  return (
    Array.isArray(values) &&
    values.length === shape.length &&
    values.every((value: unknown, i) =>
      shape[i] === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && !value.includes('\0'),
    )
  );
}
