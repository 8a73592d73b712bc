import { compact, normalise, searchPattern } from '@tributary/kernel';
import type { SqlParams } from './sql';

/** Predicate: the `searchText` in `column` holds every word that was typed, in any order; nothing typed finds everything. */
export function searchSql(column: string, typed: string | undefined, params: SqlParams): string {
  return searchPatterns(typed).map((pattern) => `${column} LIKE ${params.add(pattern)}`).join(' AND ') || 'TRUE';
}

/** A pattern for `LIKE` per word that was typed. */
export function searchPatterns(typed: string | undefined): string[] {
  return normalise(typed ?? '')
    .split(/\s+/)
    .filter((word) => compact(word) !== '')
    .map(searchPattern);
}
