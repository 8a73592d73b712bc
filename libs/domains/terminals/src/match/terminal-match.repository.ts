import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';
import { DIVISION_NAME_SQL, DIVISIONS_SQL } from '../terminal/terminal.repository';
import type { TerminalKind } from './kind-words';
import { bigrams } from './terminal-name';
import type { TerminalSketch } from './terminal-ranking';

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** What is known besides terminals. */
export interface NameKnowledge {
  readonly places: readonly Place[];
  readonly kinds: readonly TerminalKind[];
}

/** What to look for; `city` is the beginning of division codes, '' where none is known. */
export interface SimilarName {
  readonly nameKey: string;
  readonly core: string;
  readonly city: string;
}

@Injectable()
export class TerminalMatchRepository {
  /** Terminals whose whole name is one of `keys`, as long as no other bears it too. */
  exact(tx: TxCtx, keys: readonly string[]): Promise<{ key: string; terminalId: number }[]> {
    return sql(
      tx,
      prepared(`SELECT t.name_key AS key, min(t.id) AS "terminalId" FROM terminal t
       WHERE t.name_key = ANY ($1::text[]) GROUP BY t.name_key HAVING count(*) = 1`),
      [keys],
    );
  }

  /**
   * Divisions that a name mentions, with or without their suffix, and the kinds of terminals that there are. Of counties and districts, whose short names are everyday
   * words (新华, 和平), only 市 and 县 count without it, and only where the name begins.
   */
  async hints(tx: TxCtx, nameKey: string): Promise<NameKnowledge> {
    const found = await sqlOne<NameKnowledge>(
      tx,
      `SELECT coalesce((SELECT json_agg(json_build_object('code', d.code, 'name', d.name)) FROM division d,
         LATERAL (SELECT rtrim(replace(replace(d.name, '自治区', ''), '地区', ''), '省市县盟') AS name) short
       WHERE d.name NOT LIKE '%辖%' AND length(short.name) >= 2
         AND (strpos($1, d.name) > 0 OR d.level < 3 AND strpos($1, short.name) > 0 OR starts_with($1, short.name))), '[]') AS places,
         coalesce((SELECT json_agg(json_build_object('code', code, 'words', words) ORDER BY position) FROM terminal_kind), '[]') AS kinds`,
      [nameKey],
    );
    return found ?? { places: [], kinds: [] };
  }

  /** Terminals that share a pair of characters with `core`, those most like the whole name first; the city's are among them. */
  similar(tx: TxCtx, { nameKey, core, city }: SimilarName, limit: number): Promise<TerminalSketch[]> {
    return sql(
      tx,
      `SELECT t.id, t.code, t.name, t.name_key AS "nameKey", t.type, t.division_code AS "divisionCode", ${DIVISION_NAME_SQL} AS "divisionName",
         array_remove(ARRAY[own.name, parent.name, top.name], NULL) AS places, nullif(t.address, '') AS address
       FROM terminal_alike($1, $2, $3::text[], $4, $5) alike JOIN terminal t ON t.id = alike ${DIVISIONS_SQL}`,
      [nameKey, core, [...bigrams(core)], city, limit],
    );
  }
}
