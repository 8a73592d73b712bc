// A workbook of 200,000 rows and 12 columns (texts, dates, numbers), every cell of it looked at: the product's reader against
// SheetJS, each in a process of its own, in turns; seconds and peak memory of the process.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FILE_LIMITS, openFile } from '@tributary/sheets/open';
import { read, utils, write } from 'xlsx';
import { report } from './report';

const ROWS = 200_000;
const ROUNDS = 3;
const CELLS = ROWS * 12;
type Side = 'ours' | 'reference';

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** What a dealer's program writes: few different products, many customers, documents that never repeat. */
function row(index: number): unknown[] {
  const day = new Date(Date.UTC(2026, 0, 1 + (index % 365)));
  const price = 10 + (index % 90) / 4;
  return [day, `XS-2026-${String(index).padStart(7, '0')}`, `客户${index % 5000}汽修厂`, `YH-${index % 300}`, `远航柴油机油 ${index % 300}号`, '18L/桶', index % 40, '桶', price, price * (index % 40), '合肥仓', index % 7 === 0 ? '急' : '常'];
}

const readers: Record<Side, (bytes: Buffer) => Promise<number>> = {
  ours: async (bytes) => {
    let cells = 0;
    for (const sheet of (await openFile(bytes, FILE_LIMITS)).sheets) {
      for await (const portion of sheet.read()) for (const line of portion) cells += line.cells.filter((cell) => cell !== null).length;
    }
    return cells;
  },
  reference: async (bytes) => {
    const book = read(bytes, { cellDates: true });
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets['S'] ?? {}, { header: 1 });
    return rows.reduce((sum, line) => sum + line.length, 0);
  },
};

/** In a process of its own: reads the file and prints what it took. */
async function measure(side: Side, file: string): Promise<void> {
  const start = performance.now();
  const cells = await readers[side](readFileSync(file));
  if (cells !== CELLS) throw new Error(`${side} found ${cells} cells instead of ${CELLS}.`);
  const peak = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, megabytes: peak } satisfies Cost));
}

function cost(side: Side, file: string): Cost {
  return JSON.parse(execFileSync(process.execPath, [__filename, side, file], { encoding: 'utf8' })) as Cost;
}

function compare(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-xlsx-'));
  const file = path.join(folder, 'large.xlsx');
  try {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(Array.from({ length: ROWS }, (_, index) => row(index)), { dense: true, UTC: true }), 'S');
    writeFileSync(file, write(book, { type: 'buffer', compression: true, bookSST: true, UTC: true } as Parameters<typeof write>[1]) as Buffer);
    const costs = Array.from({ length: ROUNDS }, () => ({ ours: cost('ours', file), reference: cost('reference', file) }));
    const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    for (const [name, unit, key] of [['xlsx-read', 's', 'seconds'], ['xlsx-read-memory', 'MB', 'megabytes']] as const) {
      report({ name, ours: middle(costs.map(({ ours }) => ours[key])), reference: middle(costs.map(({ reference }) => reference[key])), unit });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [side, file] = process.argv.slice(2);
if (side === 'ours' || side === 'reference') {
  measure(side, file ?? '').catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
} else compare();
