import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { SealedFeed } from './archive-root';

export interface ArchiveRootRow {
  readonly day: LocalDate;
  readonly previous: Buffer | null;
  readonly root: Buffer;
  readonly feeds: number;
  readonly files: number;
  readonly sealedAt: Date;
}

/** An arrival as a manifest tells of it. */
export interface SealedArrival {
  readonly feedId: number;
  readonly sequence: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

export interface SealedFeedRow extends SealedFeed {
  /** Of the last arrival that the root before covers; null for a chain that begins. */
  readonly before: Buffer | null;
}

const ROOT = 'SELECT day, previous, root, feeds, files, sealed_at AS "sealedAt" FROM archive_root';

/** Roots can be added only. */
@Injectable()
export class ArchiveRootRepository {
  /** One sealing at a time, until the end of the transaction. */
  async hold(tx: TxCtx): Promise<void> {
    await sql(tx, `SELECT pg_advisory_xact_lock(hashtextextended('flow-archive-root', 0))`);
  }

  latest(tx: TxCtx): Promise<ArchiveRootRow | undefined> {
    return sqlOne(tx, `${ROOT} ORDER BY day DESC LIMIT 1`);
  }

  /** What no root covers yet. By place in the chain, not by time: an arrival whose transaction ends late is in the next root. */
  unsealed(tx: TxCtx): Promise<SealedFeed[]> {
    return sql(
      tx,
      `SELECT d.id AS "feedId", s.last + 1 AS first, n.sequence AS last, n.chain_hash AS "chainHash"
       FROM feed d
         CROSS JOIN LATERAL (SELECT coalesce(max(r.last_sequence), 0) AS last FROM archive_root_feed r WHERE r.feed_id = d.id) s
         CROSS JOIN LATERAL (SELECT f.sequence, f.chain_hash FROM raw_file f WHERE f.feed_id = d.id AND f.sequence > s.last ORDER BY f.sequence DESC LIMIT 1) n
       ORDER BY d.id`,
    );
  }

  async add(tx: TxCtx, root: ArchiveRootRow, feeds: readonly SealedFeed[]): Promise<void> {
    await sql(tx, 'INSERT INTO archive_root (day, previous, root, feeds, files, sealed_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      root.day, root.previous, root.root, root.feeds, root.files, root.sealedAt,
    ]);
    await sql(
      tx,
      `INSERT INTO archive_root_feed (day, feed_id, first_sequence, last_sequence, chain_hash)
       SELECT $1, feed_id, first, last, decode(chain, 'hex') FROM unnest($2::bigint[], $3::integer[], $4::integer[], $5::text[]) AS f (feed_id, first, last, chain)`,
      [root.day, feeds.map(({ feedId }) => feedId), feeds.map(({ first }) => first), feeds.map(({ last }) => last), feeds.map(({ chainHash }) => chainHash.toString('hex'))],
    );
  }

  /** The newest first. */
  list(tx: TxCtx, { before, limit }: { readonly before?: LocalDate; readonly limit: number }): Promise<ArchiveRootRow[]> {
    const params = new SqlParams();
    const where = before === undefined ? '' : `WHERE day < ${params.add(before)}::date`;
    return sql(tx, `${ROOT} ${where} ORDER BY day DESC LIMIT ${params.add(limit)}`, params);
  }

  find(tx: TxCtx, day: LocalDate): Promise<ArchiveRootRow | undefined> {
    return sqlOne(tx, `${ROOT} WHERE day = $1`, [day]);
  }

  feedsOf(tx: TxCtx, day: LocalDate): Promise<SealedFeedRow[]> {
    return sql(
      tx,
      `SELECT r.feed_id AS "feedId", r.first_sequence AS first, r.last_sequence AS last, r.chain_hash AS "chainHash", b.chain_hash AS before
       FROM archive_root_feed r LEFT JOIN raw_file b ON b.feed_id = r.feed_id AND b.sequence = r.first_sequence - 1 WHERE r.day = $1 ORDER BY r.feed_id`,
      [day],
    );
  }

  /** So many arrivals that the root covers, behind one of them. */
  arrivalsOf(tx: TxCtx, day: LocalDate, behind: { readonly feedId: number; readonly sequence: number }, limit: number): Promise<SealedArrival[]> {
    return sql(
      tx,
      `SELECT f.feed_id AS "feedId", f.sequence, f.name, encode(f.sha256, 'hex') AS sha256, f.size
       FROM archive_root_feed r JOIN raw_file f ON f.feed_id = r.feed_id AND f.sequence BETWEEN r.first_sequence AND r.last_sequence
       WHERE r.day = $1 AND (f.feed_id, f.sequence) > ($2::bigint, $3::integer) ORDER BY f.feed_id, f.sequence LIMIT $4`,
      [day, behind.feedId, behind.sequence, limit],
    );
  }
}
