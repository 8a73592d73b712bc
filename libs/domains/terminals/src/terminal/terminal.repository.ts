import { Injectable } from '@nestjs/common';
import { compact, normalise, searchPattern } from '@tributary/kernel';
import { sql, sqlOne, type TxCtx } from '@tributary/platform';
import type { Terminal, TerminalFilter } from './terminal';

export interface TerminalPage extends TerminalFilter {
  /** Code of the last terminal of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Terminals are reference data: whoever is signed in may read them. */
@Injectable()
export class TerminalRepository {
  /** In order of the code. */
  list(tx: TxCtx, { search = '', divisionCode = '', after = '', limit }: TerminalPage): Promise<Terminal[]> {
    const words = normalise(search).split(/\s+/).map(compact).filter((word) => word !== '');
    // trigrams cannot find a word of two characters, pairs can
    const pairs = words.filter((word) => /^\p{Script=Han}{2}$/u.test(word));
    return sql(
      tx,
      `${SELECT} JOIN terminal_search($1, $2, $3, $4, $5) found ON found = t.id ORDER BY t.code`,
      [words.map(searchPattern), pairs, divisionCode, after, limit],
    );
  }

  /** Undefined when there is none. */
  find(tx: TxCtx, id: number): Promise<Terminal | undefined> {
    return sqlOne(tx, `${SELECT} WHERE t.id = $1`, [id]);
  }
}

/** The chain of divisions of `terminal t`: its own, the one around it, the province. */
export const DIVISIONS_SQL = `JOIN division own ON own.code = t.division_code
  LEFT JOIN division parent ON parent.code = own.parent_code LEFT JOIN division top ON top.code = parent.parent_code`;

/** Their names from the outside in; 市辖区 and its like say nothing. */
export const DIVISION_NAME_SQL = `concat_ws('', top.name, CASE WHEN parent.name NOT LIKE '%辖%' THEN parent.name END, own.name)`;

const SELECT = `SELECT t.id, t.code, t.name, t.type AS kind, coalesce(k.name, t.type) AS "kindName", k.name_en AS "kindNameEn", t.division_code AS "divisionCode", ${DIVISION_NAME_SQL} AS "divisionName",
  nullif(t.address, '') AS address FROM terminal t LEFT JOIN terminal_kind k ON k.code = t.type ${DIVISIONS_SQL}`;
