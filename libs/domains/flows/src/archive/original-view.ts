import { Injectable } from '@nestjs/common';
import { errorMessage } from '@tributary/kernel';
import { type Ctx, platformErrors, UnitOfWork } from '@tributary/platform';
import { CellLines } from '../entry/cell-lines';
import { flowsErrors } from '../flows.errors';
import { FileReader, FileRefused } from '../read/file-reader';
import type { ViewSummary } from '../read/view-job';
import { RawArchive } from './raw-archive';
import { RawFileListRepository, type RawFileRow } from './raw-file-list.repository';
import type { OriginalViewDto, OriginalViewQuery } from './original-view.dto';

const ROWS = 100;

/** Shows what was sent, as it was sent; opened by the process that opens what strangers send. */
@Injectable()
export class OriginalView {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileListRepository,
    private readonly archive: RawArchive,
    private readonly reader: FileReader,
  ) {}

  /** @throws platform.not-found, flows.not-viewable for what is no table */
  async of(ctx: Ctx, id: number, { sheet = 0, from = 1, rows = ROWS }: OriginalViewQuery): Promise<OriginalViewDto> {
    const file = await this.uow.read(ctx, (tx) => this.files.find(tx, id));
    if (!file) throw platformErrors.notFound();
    const to = from + rows - 1;
    const lines = new CellLines();
    const seen = await this.view(ctx, file, { sheet, from, to }, lines);
    const texts = [...lines.cells()].map(([place, cells]) => ({ rowNumber: Number(place.split(':')[1]), texts: cells.map((cell) => cell ?? '') }));
    return { rawFileId: id, name: file.name, mediaType: seen.mediaType, sheets: [...seen.sheets], sheet: seen.sheet, rows: texts, merges: [...seen.merges], nextRow: seen.more ? to + 1 : null };
  }

  private async view({ locale }: Ctx, { sha256, name }: RawFileRow, part: { readonly sheet: number; readonly from: number; readonly to: number }, lines: CellLines): Promise<ViewSummary> {
    try {
      return await this.reader.view({ view: await this.archive.fileOf(Buffer.from(sha256, 'hex')), ...part }, lines);
    } catch (error) {
      if (error instanceof FileRefused) throw flowsErrors.notViewable({ name, reason: errorMessage(error.fault.code, locale, error.fault.params) });
      throw error;
    }
  }
}
