import { compact, normalise, searchPattern } from '@tributary/kernel';
import type { SqlParams } from './sql';

/** Predicate: the `searchText` in `column` holds every word that was typed, in any order; nothing typed finds everything. */
export function searchSql(column: string, typed: string | undefined, params: SqlParams): string {
  const words = normalise(typed ?? '')
    .split(/\s+/)
    .filter((word) => compact(word) !== '');
  return words.map((word) => `${column} LIKE ${params.add(searchPattern(word))}`).join(' AND ') || 'TRUE';
}
