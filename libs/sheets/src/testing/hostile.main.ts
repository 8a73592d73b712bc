import { readFile } from 'node:fs/promises';
import { DomainError } from '@tributary/kernel';
import { faultOf } from '../fault';
import { FILE_LIMITS } from '../open/file-limits';
import { openFile } from '../open/open-file';
import type { Refused } from '../process/sandboxed-process';
import { tableShapeOf } from '../shape/table-shape';
import type { SheetRow } from '../open/sheet-row';
import { unpack } from '../unpack/unpack';
import type { HostileJob, HostileReport } from './hostile';

/** More than people look at at once. */
const SHOWN = { firstRow: 1, lastRow: 1000, firstColumn: 0, lastColumn: 1000 };

/** A process that opens whatever it is given to its last cell and merged cell, as the product's own do, and tells what that took. */
async function open({ path }: HostileJob): Promise<HostileReport | Refused> {
  try {
    const content = await readFile(path);
    const files = (await unpack(content))?.members.map((member) => member.bytes) ?? [content];
    let rows = 0;
    for (const file of files) rows += await rowsIn(file);
    return { rows, peakBytes: await peakBytes() };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

/** Since the process began as itself: what the system counts by default began in its parent. */
async function peakBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
}

async function rowsIn(bytes: Buffer): Promise<number> {
  let count = 0;
  const head: SheetRow[] = [];
  for (const sheet of (await openFile(bytes, FILE_LIMITS)).sheets) {
    await sheet.merges?.(SHOWN);
    for await (const portion of sheet.read()) {
      count += portion.length;
      if (head.length < 1000) head.push(...portion);
    }
  }
  tableShapeOf(head);
  return count;
}

process.once('disconnect', () => process.exit(0));
process.on('message', (job: HostileJob) => void open(job).then((report) => process.send?.(report)));
