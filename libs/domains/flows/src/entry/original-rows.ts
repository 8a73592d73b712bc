import { Injectable } from '@nestjs/common';
import { RawArchive } from '../archive/raw-archive';
import { FileReader, FileRefused } from '../read/file-reader';
import { placeKey, type RowCells } from './cell-lines';
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
  async read({ sha256 }: Pick<OriginalFile, 'sha256'>, rows: readonly RowPlace[]): Promise<Map<string, RowCells>> {
    if (rows.length === 0) return new Map();
    try {
      const found = await this.reader.rows(await this.archive.fileOf(sha256), rows);
      return new Map(found.map(({ sheet, rowNo, cells }) => [placeKey(sheet, rowNo), cells]));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return new Map();
    }
  }
}
