import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { sql, type TxCtx } from '@tributary/platform';
import { DeclaredDays, withDeclared } from '../agent/declared-days';
import { RawArchive } from '../archive/raw-archive';
import type { RawFile } from '../archive/raw-file';
import type { LayoutMapping } from '../map/layout-mapping';
import type { MatchedNames } from '../match/name-matcher';
import { CELLS_COLUMNS, RECORD_COLUMNS } from '../read/copy-line';
import { FileReader, type ReadRequest } from '../read/file-reader';
import type { ReadSummary } from '../read/read-job';
import { copyStream } from './copy-stream';

/**
 * The rows of one file on their way into the ledger, in temporary tables that vanish with the transaction:
 * flow_staged (rows by number of item and customer), flow_item and flow_customer (what the numbers mean),
 * flow_cells (original cells of rows whose item means nothing yet), flow_name_change (rows and amounts per name).
 */
@Injectable()
export class FlowStaging {
  constructor(
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
    private readonly declared: DeclaredDays,
  ) {}

  /** Parse and map: from the archived bytes into flow_staged. @throws FileRefused */
  async load(tx: TxCtx, file: RawFile, mapping: LayoutMapping): Promise<ReadSummary> {
    const declared = await this.declared.of(tx, file);
    await sql(tx, TABLES);
    const request = { ...this.request(file, mapping), mayBeEmpty: declared !== undefined };
    const summary = await this.reader.read(request, await copyStream(tx, 'flow_staged', RECORD_COLUMNS));
    return declared ? withDeclared(summary, declared, file.receivedAt) : summary;
  }

  /** Puts the meaning of items and customers beside the rows, and fetches the cells of rows without one. */
  async explain(tx: TxCtx, file: RawFile, mapping: LayoutMapping, { items, customers }: MatchedNames): Promise<void> {
    await sql(tx, ITEMS, [JSON.stringify(items)]);
    await sql(tx, 'INSERT INTO flow_customer SELECT number - 1, name_id FROM unnest($1::bigint[]) WITH ORDINALITY AS list (name_id, number)', [customers]);
    // without it the planner takes the small tables for large ones, and the rows lose their order on the way
    await sql(tx, 'ANALYZE flow_item, flow_customer');
    const unclear = items.flatMap((item, number) => ('fault' in item ? [number] : []));
    if (unclear.length === 0) return;
    const request = { ...this.request(file, mapping), cellsOf: { items: unclear } };
    await this.reader.read(request, await copyStream(tx, 'flow_cells', CELLS_COLUMNS));
  }

  private request({ sha256, receivedAt }: RawFile, mapping: LayoutMapping): ReadRequest {
    return { path: this.archive.pathOf(sha256), mapping, latest: shanghaiToday(receivedAt) };
  }
}

const ITEMS = `
  INSERT INTO flow_item
  SELECT number - 1, i.* FROM jsonb_array_elements($1) WITH ORDINALITY AS list (entry, number),
    jsonb_to_record(entry) AS i ("nameId" bigint, "skuId" bigint, numerator numeric, denominator numeric, fault jsonb, unit text)`;

const TABLES = `
  SET LOCAL work_mem = '64MB';
  CREATE TEMP TABLE flow_staged (sheet smallint, row_no integer, entry_date date, item integer, customer integer, quantity numeric,
    amount numeric, document_number text, batch_number text, expiry_date date, code text, params jsonb, cells jsonb) ON COMMIT DROP;
  CREATE TEMP TABLE flow_item (item integer, name_id bigint, sku_id bigint, numerator numeric, denominator numeric, fault jsonb, unit text)
    ON COMMIT DROP;
  CREATE TEMP TABLE flow_customer (customer integer, name_id bigint) ON COMMIT DROP;
  CREATE TEMP TABLE flow_cells (sheet smallint, row_no integer, cells jsonb) ON COMMIT DROP;
  CREATE TEMP TABLE flow_name_change (name_id bigint, rows bigint, amount numeric) ON COMMIT DROP`;
