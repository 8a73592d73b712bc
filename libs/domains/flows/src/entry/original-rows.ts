import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { RawArchive } from '../archive/raw-archive';
import { FileReader, FileRefused } from '../read/file-reader';
import type { OriginalFile } from './original-file.repository';

/** A row of a file: sheet and row number, both from 1. */
export type RowPlace = readonly [sheet: number, rowNo: number];
export type RowCells = readonly (string | null)[];

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
    const lines = new Lines();
    try {
      await this.reader.read(request, lines);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
    }
    return lines.cells();
  }
}

export const placeKey = (sheet: number, rowNo: number): string => `${sheet}:${rowNo}`;

/** Collects lines in COPY's text format: sheet, row, cells. */
class Lines extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  cells(): Map<string, RowCells> {
    const lines = Buffer.concat(this.chunks).toString('utf8').split('\n').filter((line) => line !== '');
    return new Map(
      lines.map((line) => {
        const [sheet, rowNo, cells = '[]'] = line.split('\t');
        return [placeKey(Number(sheet), Number(rowNo)), JSON.parse(cells.replaceAll('\\\\', '\\')) as RowCells];
      }),
    );
  }
}
