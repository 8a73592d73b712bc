import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { platformErrors } from './platform.errors';

export const PAGE_LIMIT = 200;

/** What every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'From `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_LIMIT, default: 50 })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMIT)
  limit?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}


/** How many rows a query for `page` reads: one more than it shows, to know whether there is a next one. */
export function fetchSize(query: PageQuery): number {
  return (query.limit ?? 50) + 1;
}

/** Cuts the surplus row off and makes its predecessor's key the cursor. */
export function pageOf<Row, T>(rows: readonly Row[], query: PageQuery, keyOf: (row: Row) => unknown[], map: (row: Row) => T): Page<T> {
  const limit = query.limit ?? 50;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(map), nextCursor: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null };
}

/** The key inside a cursor, if it has `size` parts of text or number; a made-up cursor is refused. */
export function cursorKey(query: PageQuery, size: number): (string | number)[] | undefined {
  if (!query.cursor) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === size && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {
    // falls through to the refusal
  }
  throw platformErrors.malformed();
}

/** Documents a route that answers with a page of `item`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: 'string', nullable: true },
        },
      },
    }),
  );
}
