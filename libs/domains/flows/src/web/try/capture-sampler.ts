import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@tributary/kernel';
import { type CapturedPart, writeCapture } from '@tributary/sheets/open';
import { CellLines } from '../../read/cell-lines';
import { FileReader, FileRefused } from '../../read/file-reader';
import type { TryResult } from './recipe-try';

const ROWS = 20;
/** A header lies no deeper. */
const LOOKED_AT = 60;

/** The first rows of what a visit brought, read as a run would read them: in a process of its own. */
@Injectable()
export class CaptureSampler {
  constructor(private readonly reader: FileReader) {}

  async sample(parts: readonly CapturedPart[], latest: LocalDate): Promise<Pick<TryResult, 'sample' | 'rows' | 'reason'>> {
    const folder = await mkdtemp(path.join(tmpdir(), 'tributary-try-'));
    const file = path.join(folder, 'capture.zip');
    try {
      await writeFile(file, writeCapture(parts));
      const lines = new CellLines();
      const rows = Array.from({ length: LOOKED_AT }, (_, index) => [1, index + 1] as const);
      const summary = await this.reader.read({ path: file, mapping: { kind: 'sale' }, latest: addDays(latest, 1), cellsOf: { rows } }, lines);
      return { rows: summary.rows, reason: null, sample: { headers: summary.sheets[0]?.headers ?? [], rows: [...lines.cells().values()].slice(0, ROWS) } };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { rows: null, sample: null, reason: error.fault };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
