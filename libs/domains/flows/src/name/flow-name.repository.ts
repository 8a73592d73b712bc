import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlOne, type TxCtx } from '@tributary/platform';

export type NameKind = 'product' | 'terminal';
export type MatchMethod = 'code' | 'name' | 'alias' | 'person';

/** A name of a dealer's files with what it was resolved to. */
export interface FlowName {
  readonly id: number;
  readonly key: string;
  readonly skuId: number | null;
  readonly terminalId: number | null;
  readonly method: MatchMethod | null;
}

export interface SeenName {
  readonly key: string;
  readonly shown: string;
  readonly code: string;
}

/** What a name means, or null while nobody knows. */
export interface NameMatch {
  readonly nameId: number;
  readonly targetId: number | null;
  readonly method: MatchMethod | null;
}

const TARGET: Readonly<Record<NameKind, string>> = { product: 'sku_id', terminal: 'terminal_id' };

const NAME = 'n.id, n.text_key AS key, n.sku_id AS "skuId", n.terminal_id AS "terminalId", n.method';

/** The dictionary of each dealer. */
@Injectable()
export class FlowNameRepository {
  /** Adds the names that are new, and gives all of them in the order of `names`, whose keys differ. */
  async see(tx: TxCtx, dealerId: number, kind: NameKind, names: readonly SeenName[], at: Date): Promise<FlowName[]> {
    const rows = await sql<FlowName>(
      tx,
      prepared(`WITH seen AS (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]) AS s (key, shown, code)),
       known AS (SELECT ${NAME} FROM flow_name n WHERE n.dealer_id = $1 AND n.kind = $2 AND n.text_key = ANY ($3::text[])),
       fresh AS (
         INSERT INTO flow_name AS n (dealer_id, kind, text_key, text_shown, code_shown, first_seen_at, last_seen_at)
         SELECT $1, $2, key, shown, code, $6, $6 FROM seen WHERE key NOT IN (SELECT key FROM known)
         RETURNING ${NAME}
       )
       SELECT * FROM known UNION ALL SELECT * FROM fresh`),
      [dealerId, kind, names.map(({ key }) => key), names.map(({ shown }) => shown), names.map(({ code }) => code), at],
    );
    const byKey = new Map(rows.map((row) => [row.key, row]));
    return names.map(({ key }) => byKey.get(key) as FlowName);
  }

  shown(tx: TxCtx, id: number): Promise<{ dealerId: number; shown: string } | undefined> {
    return sqlOne(tx, 'SELECT dealer_id AS "dealerId", text_shown AS shown FROM flow_name WHERE id = $1', [id]);
  }

  /** A customer's name as it was seen, if it has no meaning. */
  openCustomer(tx: TxCtx, id: number): Promise<{ dealerId: number; shown: string; code: string } | undefined> {
    return sqlOne(
      tx,
      `SELECT dealer_id AS "dealerId", text_shown AS shown, code_shown AS code FROM flow_name WHERE id = $1 AND kind = 'terminal' AND terminal_id IS NULL`,
      [id],
    );
  }

  /** Writes down what names mean now; who decided stays with those whose meaning stays. */
  async match(tx: TxCtx, kind: NameKind, matches: readonly NameMatch[]): Promise<void> {
    if (matches.length === 0) return;
    const target = TARGET[kind];
    await sql(
      tx,
      prepared(`UPDATE flow_name n SET ${target} = m.target, method = m.method, alias_id = NULL, decided_at = NULL, decided_by = NULL
       FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS m (id, target, method)
       WHERE n.id = m.id AND n.${target} IS DISTINCT FROM m.target`),
      [matches.map(({ nameId }) => nameId), matches.map(({ targetId }) => targetId), matches.map(({ method }) => method)],
    );
  }

  /** Adds what the posting of a file that arrived then changed, rows and amounts by name, and takes it out of `flow_name_change`: the next kind of the same file adds its own. */
  async addChanges(tx: TxCtx, at: Date): Promise<void> {
    await sql(
      tx,
      prepared(`WITH changed AS (DELETE FROM flow_name_change RETURNING name_id, rows, amount)
       UPDATE flow_name n SET rows = n.rows + c.rows, amount = n.amount + c.amount, last_seen_at = greatest(n.last_seen_at, $1)
       FROM (SELECT name_id, sum(rows)::integer AS rows, sum(amount) AS amount FROM changed GROUP BY name_id) c
       WHERE n.id = c.name_id AND (c.rows <> 0 OR c.amount <> 0)`),
      [at],
    );
  }
}
