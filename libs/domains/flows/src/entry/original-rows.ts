import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { RawArchive } from '../archive/raw-archive';
import { CellLines, type RowCells } from '../read/cell-lines';
import { FileReader, FileRefused } from '../read/file-reader';
import type { OriginalFile } from './original-file.repository';

/** A row of a file: sheet and row number, both from 1. */
export type RowPlace = readonly [sheet: number, rowNo: number];

/** Reads rows once more from the archived bytes: what is shown is what was sent, not what we made of it. */
@Injectable()
export class OriginalRows {
  constructor(
    private readonly reader: FileReader,
    private readonly archive: RawArchive,
  ) {}

  /** Cells by `placeKey`; without those that cannot be read any more. */
  async read(file: OriginalFile, rows: readonly RowPlace[]): Promise<Map<string, RowCells>> {
    if (rows.length === 0) return new Map();
    const { sha256, mapping, receivedAt } = file;
    const request = { path: this.archive.pathOf(sha256), mapping, latest: shanghaiToday(receivedAt), cellsOf: { rows } };
    const lines = new CellLines();
    try {
      await this.reader.read(request, lines);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
    }
    return lines.cells();
  }
}
