import { Injectable } from '@nestjs/common';
import { type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { FlowEntryRepository } from './flow-entry.repository';
import { placeKey } from './cell-lines';
import { CustodyRepository } from './custody.repository';
import type { FlowOriginDto } from './flow-origin.dto';
import { OriginalFileRepository } from './original-file.repository';
import { columnLetters, fieldColumns, labelledCells } from './original-row';
import { OriginalRows } from './original-rows';

/** Walks from a posted row back to the cells it was read from. */
@Injectable()
export class FlowOrigin {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: FlowEntryRepository,
    private readonly files: OriginalFileRepository,
    private readonly custody: CustodyRepository,
    private readonly originals: OriginalRows,
  ) {}

  /** @throws platform.not-found, flows.bytes-missing */
  async of(ctx: Ctx, entryId: number): Promise<FlowOriginDto> {
    const { origin, file, custody } = await this.uow.read(ctx, async (tx) => {
      const found = await this.entries.origin(tx, entryId);
      const kept = found && (await this.custody.of(tx, found));
      const original = found && (await this.files.byIds(tx, [found.rawFileId])).get(found.rawFileId);
      if (!found || !kept || !original) throw platformErrors.notFound();
      return { origin: found, file: original, custody: kept };
    });
    const { sheet: sheetNo, rowNo, columnNo, batchId, postedAt, decisions, ...entry } = origin;
    const cells = (await this.originals.read(file, [[sheetNo, rowNo]])).get(placeKey(sheetNo, rowNo));
    if (!cells) throw flowsErrors.bytesMissing({ name: file.name });
    const sheet = file.sheets.find(({ no }) => no === sheetNo);
    return {
      entry,
      rawFile: custody.rawFile,
      feedId: custody.rawFile.feedId,
      feedCode: custody.rawFile.feedCode,
      custody: { ...custody.facts, others: [...custody.others] },
      batchId,
      sheetNumber: sheetNo,
      headerRow: sheet?.headerRow ?? null,
      columns: fieldColumns(sheet, file.mapping),
      sheet: sheet?.name ?? String(sheetNo),
      rowNumber: rowNo,
      column: columnNo === 0 ? null : columnLetters(columnNo - 1),
      cells: labelledCells(cells, sheet?.headers ?? []),
      decisions: [...decisions],
      postedAt,
    };
  }
}
