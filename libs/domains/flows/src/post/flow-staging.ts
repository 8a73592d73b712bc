import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { prepared, sql, type TxCtx } from '@tributary/platform';
import { RawArchive } from '../archive/raw-archive';
import type { RawFile } from '../archive/raw-file';
import { nothingIn } from '../check/nothing-in';
import { type Told, withTold } from '../check/told-days';
import type { FeedLayout } from '../feed/feed';
import { LayoutShapeRepository } from '../layout/layout-shape.repository';
import type { MatchedNames, OtherRows } from '../match/name-matcher';
import { CELLS_COLUMNS, RECORD_COLUMNS, WIDE_COLUMNS } from '../read/copy-line';
import { FileReader, type ReadRequest } from '../read/file-reader';
import { isWide, type ReadSummary } from '../read/read-job';
import { saysKinds } from '../read/says-kinds';
import type { WorkSteps } from '../work/flow-work';
import { copyStream } from './copy-stream';
import { MANY_ROWS } from './flow-partition';

/** By which layouts a file is read. */
export type HowRead = Pick<FeedLayout, 'layoutId' | 'mapping' | 'known'>;

/**
 * The rows of one file on their way into the ledger, in temporary tables whose rows vanish with the transaction; the tables stay with
 * the connection, and so do the plans of the statements over them: for a file of a few rows they are most of the work.
 * flow_staged (rows by number of item and customer; without a kind where all are of one), flow_item and flow_customer (what the numbers mean),
 * flow_cells (original cells of rows whose item means nothing yet), flow_name_change (rows and amounts per name).
 */
@Injectable()
export class FlowStaging {
  constructor(
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
    private readonly shapes: LayoutShapeRepository,
  ) {}

  /** Parse and map: from the archived bytes into flow_staged; remembers how the tables look. @throws FileRefused, WorkCancelled */
  async load(tx: TxCtx, file: RawFile, how: HowRead, told: Told, steps: WorkSteps): Promise<ReadSummary> {
    await sql(tx, TABLES);
    if (told.nothing) return nothingIn(told.nothing, how);
    const request = { ...(await this.request(file, how)), mayBeEmpty: told.declared !== null };
    const wide = isWide(request);
    const summary = await this.reader.read(request, await copyStream(tx, 'flow_staged', wide ? WIDE_COLUMNS : RECORD_COLUMNS), { watch: (rows) => steps.reading(rows) });
    // what an agent sends has the columns of its template: there is no shape to hold against it
    if (!told.byTemplate) await this.shapes.learn(tx, file, how, summary.newShapes);
    return withTold(summary, told, how.mapping.kind, file.receivedAt);
  }

  /** Puts the meaning of items and customers beside the rows, and fetches the cells of rows without one. */
  async explain(tx: TxCtx, file: RawFile, how: HowRead, { rows }: Pick<ReadSummary, 'rows'>, { items, others, customers }: MatchedNames): Promise<void> {
    await sql(tx, prepared(ITEMS), [JSON.stringify([...items, ...others.map(({ means }) => means)])]);
    await sql(tx, prepared('INSERT INTO flow_customer SELECT number - 1, name_id FROM unnest($1::bigint[]) WITH ORDINALITY AS list (name_id, number)'), [customers]);
    const apart = await this.tellApart(tx, items.length, others);
    const unclear = [...items.flatMap((item, number) => ('fault' in item ? [number] : [])), ...apart.flatMap(({ item, means }) => ('fault' in means ? [item] : []))];
    if (unclear.length > 0) {
      const request = { ...(await this.request(file, how)), cellsOf: { items: unclear } };
      await this.reader.read(request, await copyStream(tx, 'flow_cells', CELLS_COLUMNS));
    }
    if (rows >= MANY_ROWS) await sql(tx, STATISTICS);
  }

  /** Gives rows that mean something else than the others of their item a number of its own, from `next` on; gives those of which there are any. */
  private async tellApart(tx: TxCtx, next: number, others: readonly OtherRows[]): Promise<OtherRows[]> {
    if (others.length === 0) return [];
    const places = [others.map(({ item }) => item), others.map((_, index) => next + index), others.map(({ low }) => low), others.map(({ high }) => high)];
    const rows = await sql<{ number: number }>(tx, OTHER_ROWS, places);
    return rows.flatMap(({ number }) => others[number - next] ?? []);
  }

  /** Makes room for the next file of the same transaction. */
  async clear(tx: TxCtx): Promise<void> {
    await sql(tx, 'TRUNCATE pg_temp.flow_staged, pg_temp.flow_item, pg_temp.flow_customer, pg_temp.flow_cells, pg_temp.flow_name_change');
  }

  private async request({ sha256, name, receivedAt }: RawFile, { mapping, known }: HowRead): Promise<ReadRequest> {
    const path = await this.archive.fileOf(sha256);
    return { path, name, mapping, known, latest: shanghaiToday(receivedAt), saysKinds: await saysKinds(path) };
  }
}

const ITEMS = `
  INSERT INTO flow_item
  SELECT number - 1, i.* FROM jsonb_array_elements($1) WITH ORDINALITY AS list (entry, number),
    jsonb_to_record(entry) AS i ("nameId" bigint, "skuId" bigint, numerator numeric, denominator numeric, fault jsonb, unit text)`;

const OTHER_ROWS = `
  WITH moved AS (
    UPDATE flow_staged s SET item = other.number
    FROM unnest($1::integer[], $2::integer[], $3::float8[]::numeric[], $4::float8[]::numeric[]) AS other (item, number, low, high)
    WHERE s.item = other.item AND s.code IS NULL AND s.quantity <> 0 AND s.amount / s.quantity >= other.low AND s.amount / s.quantity < other.high
    RETURNING s.item
  )
  SELECT DISTINCT item AS number FROM moved`;

/**
 * The planner must know that there are many rows and few items, or it looks through all items for every row, and the rows lose their
 * order on the way. A small sample is enough for that.
 */
const STATISTICS = `
  SET LOCAL default_statistics_target = 10;
  ANALYZE flow_staged (kind, code, entry_date, item, customer), flow_item, flow_customer, flow_cells`;

const TABLES = `
  SET LOCAL work_mem = '64MB';
  CREATE TEMP TABLE IF NOT EXISTS flow_staged (sheet smallint, row_no integer, entry_date date, item integer, customer integer, quantity numeric,
    amount numeric, document_number text, batch_number text, expiry_date date, code text, params jsonb, cells jsonb, kind text, column_no smallint NOT NULL DEFAULT 0) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS flow_item (item integer, name_id bigint, sku_id bigint, numerator numeric, denominator numeric, fault jsonb, unit text)
    ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS flow_customer (customer integer, name_id bigint) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS flow_cells (sheet smallint, row_no integer, cells jsonb) ON COMMIT DELETE ROWS;
  CREATE TEMP TABLE IF NOT EXISTS flow_name_change (name_id bigint, rows bigint, amount numeric) ON COMMIT DELETE ROWS`;
