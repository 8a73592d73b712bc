import { Injectable } from '@nestjs/common';
import { dealerScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { roadRankSql } from '../feed/road-rank';
import { fileFaults } from '../flows.faults';
import { chainHash } from './chain-hash';
import type { Outcome, RawFile } from './raw-file';
import type { RawObject } from './object-store';

/** An arrival before it has its place in the chain. */
export interface Arrival extends RawObject {
  readonly feedId: number;
  readonly dealerId: number;
  readonly name: string;
  readonly sourcePath: string;
  readonly sourceStamp: string;
  readonly sourceModifiedAt: Date | null;
  readonly receivedAt: Date;
}

const FILE = `f.id, f.feed_id AS "feedId", f.dealer_id AS "dealerId", f.sequence, f.sha256, f.size, f.name, f.source_path AS "sourcePath",
  f.received_at AS "receivedAt", f.inside_id AS "insideId"`;

/** An arrival that brought the same bytes. */
export interface SameFile {
  readonly name: string;
  readonly receivedAt: Date;
}

/** A file inside an arrival, in the archive already. */
export interface Member extends RawObject {
  readonly name: string;
}

/** Arrivals and what became of them; arrivals can be added only. */
@Injectable()
export class RawFileRepository {
  /** Adds an arrival to the end of its feed's chain, waiting to be posted. */
  async append(tx: TxCtx, arrival: Arrival, batchId: number): Promise<RawFile> {
    const [file] = await this.chain(tx, [arrival], null, batchId);
    if (!file) throw new Error('The arrival was not stored.');
    return file;
  }

  /** Adds what an arrival holds behind the last one of its feed, in the arrival's own batch. */
  async appendInside(tx: TxCtx, outer: RawFile, members: readonly Member[]): Promise<void> {
    const batch = await sqlOne<{ id: number }>(tx, 'SELECT batch_id AS id FROM raw_file_outcome WHERE raw_file_id = $1', [outer.id]);
    if (!batch) throw new Error(`The arrival ${outer.id} has no outcome row.`);
    const { feedId, dealerId, receivedAt } = outer;
    const arrivals = members.map((member): Arrival => ({
      ...member, feedId, dealerId, receivedAt, sourcePath: `${outer.sourcePath}!/${member.name}`, sourceStamp: '', sourceModifiedAt: null,
    }));
    if (arrivals.length > 0) await this.chain(tx, arrivals, outer.id, batch.id);
  }

  /** All of one feed, in a fixed number of statements. */
  private async chain(tx: TxCtx, arrivals: readonly Arrival[], insideId: number | null, batchId: number): Promise<RawFile[]> {
    const { feedId, dealerId } = arrivals[0] as Arrival;
    await sql(tx, 'SELECT 1 FROM feed WHERE id = $1 FOR UPDATE', [feedId]);
    const last = await sqlOne<{ sequence: number; hash: Buffer }>(
      tx,
      'SELECT sequence, chain_hash AS hash FROM raw_file WHERE feed_id = $1 ORDER BY sequence DESC LIMIT 1',
      [feedId],
    );
    const links = linked(arrivals, last);
    const hashes = arrivals.map(({ sha256 }) => sha256.toString('hex'));
    const sizes = arrivals.map(({ size }) => size);
    await sql(
      tx,
      `INSERT INTO raw_object (sha256, size) SELECT DISTINCT decode(hash, 'hex'), size FROM unnest($1::text[], $2::bigint[]) AS o (hash, size) ON CONFLICT DO NOTHING`,
      [hashes, sizes],
    );
    return sql<RawFile>(tx, CHAIN, [
      feedId, dealerId, insideId, batchId, links.map(({ sequence }) => sequence), hashes, sizes, arrivals.map(({ name }) => name),
      arrivals.map(({ sourcePath }) => sourcePath), arrivals.map(({ sourceStamp }) => sourceStamp), arrivals.map(({ sourceModifiedAt }) => sourceModifiedAt),
      arrivals.map(({ receivedAt }) => receivedAt), links.map(({ hash }) => hash.toString('hex')),
    ]);
  }

  /** Path, size and stamp of everything the feed brought, as one text each. */
  async fetchedBefore(tx: TxCtx, feedId: number): Promise<ReadonlySet<string>> {
    const rows = await sql<{ hint: string }>(
      tx,
      `SELECT DISTINCT source_path || E'\\n' || size || E'\\n' || source_stamp AS hint FROM raw_file WHERE feed_id = $1`,
      [feedId],
    );
    return new Set(rows.map(({ hint }) => hint));
  }

  /** Whether the feed brought these very bytes before. */
  async holds(tx: TxCtx, feedId: number, sha256: Buffer): Promise<boolean> {
    return (await sql(tx, 'SELECT 1 FROM raw_file WHERE feed_id = $1 AND sha256 = $2 LIMIT 1', [feedId, sha256])).length > 0;
  }

  /** What came inside an arrival, in its order. */
  inside(tx: TxCtx, id: number): Promise<RawFile[]> {
    return sql(tx, `SELECT ${FILE} FROM raw_file f WHERE f.inside_id = $1 ORDER BY f.id`, [id]);
  }

  find(tx: TxCtx, id: number): Promise<RawFile | undefined> {
    const params = new SqlParams();
    const wanted = `f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`;
    return sqlOne(tx, `SELECT ${FILE} FROM raw_file f WHERE ${wanted}`, params);
  }

  async countWaiting(tx: TxCtx, dealerId: number): Promise<number> {
    const row = await sqlOne<{ count: number }>(tx, `SELECT count(*)::integer AS count FROM raw_file_outcome WHERE dealer_id = $1 AND state = 'archived'`, [dealerId]);
    return row?.count ?? 0;
  }

  /** The oldest arrival of a dealer that was archived but not yet posted; what came inside another is as old as that. */
  nextWaiting(tx: TxCtx, dealerId: number): Promise<RawFile | undefined> {
    return sqlOne(
      tx,
      prepared(`SELECT ${FILE} FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id
       WHERE o.dealer_id = $1 AND o.state = 'archived' ORDER BY coalesce(f.inside_id, f.id), f.id LIMIT 1`),
      [dealerId],
    );
  }

  /**
   * An earlier arrival of the dealer with the same bytes and kind that could be read (and counts, or waits until a person says of which days
   * it tells), by a road that is believed as much: however often a file comes again, by whichever road, it is one file. A person who brings
   * an old file means it, having seen what it changes; what an agent reads once more is a new reading; and a header without rows looks the
   * same on every day, so what a person said of one says nothing of the next. A sender that names days says more than its bytes do.
   */
  sameBefore(tx: TxCtx, { id, dealerId, sha256 }: RawFile): Promise<SameFile | undefined> {
    return sqlOne(
      tx,
      prepared(`SELECT f.name, f.received_at AS "receivedAt" FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id
         JOIN feed r ON r.id = f.feed_id JOIN layout l ON l.id = r.layout_id,
         (SELECT r.source, l.mapping->>'kind' AS kind FROM raw_file f JOIN feed r ON r.id = f.feed_id JOIN layout l ON l.id = r.layout_id WHERE f.id = $1) own
       WHERE f.feed_id IN (SELECT s.id FROM feed s WHERE s.dealer_id = $2) AND f.sha256 = $3 AND f.id < $1 AND o.nothing_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM raw_file_outcome mine WHERE mine.raw_file_id = $1 AND mine.declared IS NOT NULL)
         AND (o.state IN ('posted', 'identical') OR o.state = 'rejected' AND o.reason ->> 'code' = '${fileFaults.daysLeftOut.code}')
         AND own.source NOT IN ('upload', 'agent') AND l.mapping->>'kind' = own.kind AND ${roadRankSql('r.source')} >= ${roadRankSql('own.source')}
       ORDER BY f.id LIMIT 1`),
      [id, dealerId, sha256],
    );
  }

  /** Files in force whose rows hold the product name, posted or not, oldest first. */
  naming(tx: TxCtx, nameId: number): Promise<RawFile[]> {
    return sql(
      tx,
      `WITH held AS (
         SELECT t.raw_file_id FROM flow_fault t WHERE t.name_id = $1
         UNION SELECT e.raw_file_id FROM flow_entry e
           WHERE e.dealer_id = (SELECT n.dealer_id FROM flow_name n WHERE n.id = $1) AND e.product_name_id = $1
       )
       SELECT ${FILE} FROM raw_file f
       WHERE f.id IN (SELECT raw_file_id FROM held) AND EXISTS (SELECT 1 FROM flow_day d WHERE d.raw_file_id = f.id) ORDER BY f.id`,
      [nameId],
    );
  }

  /** Whether an arrival can be counted again: it was refused, or it is in force for a day. What a person brought counts only once it is confirmed. */
  async canReplay(tx: TxCtx, id: number): Promise<boolean> {
    const rows = await sql(
      tx,
      `SELECT 1 FROM raw_file_outcome o WHERE o.raw_file_id = $1
         AND (o.state IN ('rejected', 'layout') OR EXISTS (SELECT 1 FROM flow_day d WHERE d.raw_file_id = o.raw_file_id))
         AND NOT EXISTS (SELECT 1 FROM flow_upload u WHERE u.raw_file_id = o.raw_file_id AND u.state <> 'confirmed')`,
      [id],
    );
    return rows.length > 0;
  }

  /** Lets a refused arrival wait to be posted again; gives its batch, undefined when it was not refused. */
  async reopen(tx: TxCtx, id: number): Promise<number | undefined> {
    const row = await sqlOne<{ batchId: number }>(
      tx,
      `UPDATE raw_file_outcome SET state = 'archived', reason = NULL WHERE raw_file_id = $1 AND state IN ('rejected', 'layout') RETURNING batch_id AS "batchId"`,
      [id],
    );
    return row?.batchId;
  }

  /** Writes what became of an arrival; a classification once given stays where none is given. Gives its batch. */
  async settle(tx: TxCtx, fileId: number, outcome: Outcome, layoutId: number | null): Promise<number> {
    const row = await sqlOne<{ batchId: number }>(
      tx,
      prepared(`UPDATE raw_file_outcome SET classification = coalesce($2, classification), state = $3, reason = $4, rows = $5, posted = $6, faults = $7,
         period = CASE WHEN $8::date IS NOT NULL THEN daterange($8, $9, '[]') END, media_type = $10, sheets = $11, layout_id = $12, coverage = coalesce($13, coverage), updated_at = now()
       WHERE raw_file_id = $1 RETURNING batch_id AS "batchId"`),
      [
        fileId, outcome.classification, outcome.state, outcome.reason && JSON.stringify(outcome.reason), outcome.rows, outcome.posted,
        outcome.faults, outcome.from, outcome.to, outcome.mediaType, JSON.stringify(outcome.sheets), layoutId, outcome.coverage ?? null,
      ],
    );
    if (!row) throw new Error(`The arrival ${fileId} has no outcome row.`);
    return row.batchId;
  }
}

const CHAIN = `
  WITH added AS (
    INSERT INTO raw_file AS f (feed_id, dealer_id, inside_id, sequence, sha256, size, name, source_path, source_stamp, source_modified_at, received_at, chain_hash)
    SELECT $1, $2, $3, a.sequence, decode(a.hash, 'hex'), a.size, a.name, a.path, a.stamp, a.modified_at, a.received_at, decode(a.chain, 'hex')
    FROM unnest($5::integer[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::text[])
      AS a (sequence, hash, size, name, path, stamp, modified_at, received_at, chain)
    ORDER BY a.sequence
    RETURNING ${FILE}
  ), waiting AS (
    INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, state) SELECT id, $4, $2, 'archived' FROM added
  )
  SELECT * FROM added ORDER BY sequence`;

/** Each link of the chain hangs on the one before it. */
function linked(arrivals: readonly Arrival[], last: { sequence: number; hash: Buffer } | undefined): { sequence: number; hash: Buffer }[] {
  let previous = last;
  return arrivals.map(({ sha256, name }) => {
    const sequence = (previous?.sequence ?? 0) + 1;
    previous = { sequence, hash: chainHash(previous?.hash, { sequence, sha256, name }) };
    return previous;
  });
}
