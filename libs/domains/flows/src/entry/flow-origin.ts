import { Injectable } from '@nestjs/common';
import { type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import { RawFileListRepository } from '../archive/raw-file-list.repository';
import { flowsErrors } from '../flows.errors';
import { FlowEntryRepository } from './flow-entry.repository';
import type { FlowOriginDto } from './flow-origin.dto';
import { OriginalFileRepository } from './original-file.repository';
import { columnLetters, labelledCells } from './original-row';
import { OriginalRows, placeKey } from './original-rows';

/** Walks from a posted row back to the cells it was read from. */
@Injectable()
export class FlowOrigin {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: FlowEntryRepository,
    private readonly files: OriginalFileRepository,
    private readonly rawFiles: RawFileListRepository,
    private readonly originals: OriginalRows,
  ) {}

  /** @throws platform.not-found, flows.bytes-missing */
  async of(ctx: Ctx, entryId: number): Promise<FlowOriginDto> {
    const { origin, file, rawFile } = await this.uow.read(ctx, async (tx) => {
      const found = await this.entries.origin(tx, entryId);
      const raw = found && (await this.rawFiles.find(tx, found.rawFileId));
      const original = found && (await this.files.byIds(tx, [found.rawFileId])).get(found.rawFileId);
      if (!found || !raw || !original) throw platformErrors.notFound();
      return { origin: found, file: original, rawFile: raw };
    });
    const { sheet: sheetNo, rowNo, columnNo, batchId, postedAt, decisions, ...entry } = origin;
    const cells = (await this.originals.read(file, [[sheetNo, rowNo]])).get(placeKey(sheetNo, rowNo));
    if (!cells) throw flowsErrors.bytesMissing({ name: file.name });
    const sheet = file.sheets.find(({ no }) => no === sheetNo);
    return {
      entry,
      rawFile,
      feedId: rawFile.feedId,
      feedCode: rawFile.feedCode,
      batchId,
      sheet: sheet?.name ?? String(sheetNo),
      rowNumber: rowNo,
      column: columnNo === 0 ? null : columnLetters(columnNo - 1),
      cells: labelledCells(cells, sheet?.headers ?? []),
      decisions: [...decisions],
      postedAt,
    };
  }
}
