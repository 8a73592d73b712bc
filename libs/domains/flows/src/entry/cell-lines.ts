import { Writable } from 'node:stream';

export type RowCells = readonly (string | null)[];

export const placeKey = (sheet: number, rowNo: number): string => `${sheet}:${rowNo}`;

/** Collects lines in COPY's text format: sheet, row, cells. */
export class CellLines extends Writable {
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
