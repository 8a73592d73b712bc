import { Injectable } from '@nestjs/common';
import type { Ctx, TxCtx } from '@tributary/platform';
import { labelledCells, rowReader } from '../entry/original-row';
import { type OriginalFile, OriginalFileRepository } from '../entry/original-file.repository';
import { placeKey, type RowCells } from '../entry/cell-lines';
import { OriginalRows } from '../entry/original-rows';
import { showFault } from '../flows.faults';
import type { BatchRowDto } from './batch-row.dto';
import { type BatchRowPage, BatchRowRepository, type BatchRowRow } from './batch-row.repository';

/** The rows of a batch beside what stands in the file. */
@Injectable()
export class BatchRows {
  constructor(
    private readonly rows: BatchRowRepository,
    private readonly files: OriginalFileRepository,
    private readonly originals: OriginalRows,
  ) {}

  /** The rows of a page and their files, in one transaction with whatever is asked before. */
  async list(tx: TxCtx, page: BatchRowPage): Promise<{ rows: BatchRowRow[]; files: Map<number, OriginalFile> }> {
    const rows = await this.rows.list(tx, page);
    return { rows, files: await this.files.byIds(tx, [...new Set(rows.map(({ rawFileId }) => rawFileId))]) };
  }

  /** Reads the cells of posted rows from their files; no transaction waits meanwhile. */
  async describe(ctx: Ctx, rows: readonly BatchRowRow[], files: ReadonlyMap<number, OriginalFile>): Promise<BatchRowDto[]> {
    const cells = new Map<string, RowCells>();
    for (const file of files.values()) {
      const wanted = rows.filter((row) => row.rawFileId === file.id && row.cells === null);
      const read = await this.originals.read(file, wanted.map(({ sheet, rowNo }) => [sheet, rowNo]));
      for (const [place, row] of read) cells.set(`${file.id}:${place}`, row);
    }
    return rows.map((row) => {
      const own = row.cells ?? cells.get(`${row.rawFileId}:${placeKey(row.sheet, row.rowNo)}`) ?? [];
      return describeRow(ctx, row, own, files.get(row.rawFileId));
    });
  }
}

function describeRow(ctx: Ctx, row: BatchRowRow, cells: RowCells, file: OriginalFile | undefined): BatchRowDto {
  const sheet = file?.sheets.find(({ no }) => no === row.sheet);
  const said = file ? rowReader(cells, sheet, file.mapping) : () => null;
  const { rawFileId, kind, date, nameId, amount, skuCode, terminalName, flowEntryId, code, params } = row;
  return {
    rawFileId, kind, date, nameId, amount, skuCode, terminalName, flowEntryId,
    fileName: file?.name ?? '',
    sheet: sheet?.name ?? String(row.sheet),
    rowNumber: row.rowNo,
    state: code === null ? 'posted' : 'fault',
    reason: code === null ? null : showFault({ code, params: params ?? {} }, ctx.locale),
    productText: said('productName') ?? said('productCode'),
    terminalText: said('customer') ?? said('customerCode'),
    quantity: said('quantity'),
    unit: said('unit') ?? file?.mapping.unit ?? null,
    cells: labelledCells(cells, sheet?.headers ?? []),
  };
}
