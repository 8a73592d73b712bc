import { createHash } from 'node:crypto';
import { chainHash } from '@tributary/flows';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { fileIdOf, flowPlanOf } from './flow-plan';

const PLAN = ['id', 'feed_id', 'dealer_id', 'sequence', 'sha256', 'name', 'received_at', 'chain_hash'];

/**
 * One monthly file per sender, chained as arrivals are. Their bytes were never there: whoever follows an entry to its
 * origin finds the file and the row, and that the archive has lost them.
 */
export const flowFilesStep: SeedStep = {
  name: 'flow files',
  async run(seed) {
    const { client } = seed;
    await client.query(`SET LOCAL work_mem = '256MB'; CREATE TEMP TABLE planned
      (id bigint, feed_id bigint, dealer_id bigint, sequence integer, sha256 bytea, name text, received_at timestamptz, chain_hash bytea) ON COMMIT DROP`);
    const files = await copyRows(client, 'planned', PLAN, fileRows(seed));
    for (const statement of FILES) await client.query(statement);
    await advanceSequences(client, 'batch', 'raw_file');
    return files * 4;
  },
};

function* fileRows({ company, progress }: SeedRun): Generator<CopyRow> {
  const { senders, months } = flowPlanOf(company);
  for (const sender of senders) {
    const { dealer, feedId } = sender;
    let previous: Buffer | undefined;
    for (const month of months) {
      const id = fileIdOf(sender, month);
      progress(id);
      const name = `销售明细-${month.code}.csv`;
      const sha256 = createHash('sha256').update(`tributary full ${company.seed} ${dealer.code} ${month.code}`).digest();
      previous = chainHash(previous, { sequence: month.place + 1, sha256, name });
      const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
      yield [id, feedId, dealer.id, month.place + 1, hex(sha256), name, `${month.upTo}T02:00:00+08:00`, hex(previous)];
    }
  }
}

const FILES = [
  `CREATE TEMP TABLE counted ON COMMIT DROP AS
     SELECT raw_file_id AS id, count(*)::integer AS rows, min(entry_date) AS "from", max(entry_date) AS "to" FROM flow_entry GROUP BY 1`,
  'ANALYZE planned, counted',
  `INSERT INTO raw_object (sha256, size) SELECT sha256, 100 * coalesce(rows, 0) FROM planned LEFT JOIN counted USING (id)`,
  `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash)
     SELECT id, feed_id, dealer_id, sequence, sha256, 100 * coalesce(rows, 0), name, '/sales/' || name, received_at, chain_hash FROM planned LEFT JOIN counted USING (id)`,
  `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted)
     SELECT id, feed_id, dealer_id, 'schedule', 'done', 'done', received_at, received_at + interval '20 s', 1, coalesce(rows, 0), coalesce(rows, 0)
     FROM planned LEFT JOIN counted USING (id)`,
  `INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, rows, posted, period, layout_id, media_type)
     SELECT id, id, dealer_id, 'new', 'posted', coalesce(rows, 0), coalesce(rows, 0), daterange("from", "to", '[]'), feed_id, 'text/csv'
     FROM planned LEFT JOIN counted USING (id)`,
];
