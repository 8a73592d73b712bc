import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '@tributary/kernel';
import { type CapturedPart, writeCapture } from '@tributary/sheets/open';
import { FileReader, FileRefused } from '../../read/file-reader';
import type { TryResult } from './recipe-try';

const ROWS = 20;

/** The first rows of what a visit brought, read as a run would read them: in a process of its own. */
@Injectable()
export class CaptureSampler {
  constructor(private readonly reader: FileReader) {}

  async sample(parts: readonly CapturedPart[], latest: LocalDate): Promise<Pick<TryResult, 'sample' | 'rows' | 'reason'>> {
    const folder = await mkdtemp(path.join(tmpdir(), 'tributary-try-'));
    const file = path.join(folder, 'capture.zip');
    try {
      await writeFile(file, writeCapture(parts));
      const request = { path: file, name: 'capture.zip', mapping: { kind: 'sale' }, known: [], latest: addDays(latest, 1) } as const;
      const { rows, sheets } = await this.reader.read(request, new Writable({ write: (_chunk, _encoding, done) => done() }));
      const [first] = sheets;
      const wanted = Array.from({ length: ROWS }, (_, index) => [first?.no ?? 1, (first?.headerRow ?? 0) + index + 1] as const);
      const found = await this.reader.rows(file, wanted);
      return { rows, reason: null, sample: { headers: first?.headers ?? [], rows: found.map(({ cells }) => cells) } };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { rows: null, sample: null, reason: error.fault };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
