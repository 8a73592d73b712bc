import { DomainError } from '@tributary/kernel';
import { faultOf } from '../fault';
// loaded before the freeze below, which their own set-up would not survive
import '../open/sheetjs-file';
import '../open/xlsx-file';
import { readSmallTable } from './small-table';
import type { SmallTableJob, SmallTableReport } from './small-table-job';
import type { Refused } from '../process/sandboxed-process';

/** The process that opens what people upload: bytes come as a message, rows or a refusal go back as one. */
async function read({ bytes, limits }: SmallTableJob): Promise<SmallTableReport | Refused> {
  try {
    return { table: await readSmallTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits) };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

// a file that a parser mistakes for instructions must not change how the next one is read
for (const shared of [Object.prototype, Array.prototype, String.prototype, Function.prototype]) Object.freeze(shared);

process.once('disconnect', () => process.exit(0));
process.on('message', (job: SmallTableJob) => void read(job).then((report) => process.send?.(report)));
