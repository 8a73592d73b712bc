import { DomainError } from '@tributary/kernel';
import { once } from 'node:events';
import type { Refused } from '@tributary/sheets';
import { faultOf } from '@tributary/sheets/open';
import { readFileRecords } from './read-file';
import type { ReadJob, ReadReport } from './read-job';

/**
 * The process that opens what strangers sent. It gets a job, writes lines to its standard output, and reports how many
 * bytes they were; whatever a file does to it, the worker reads of it in a report or in its absence.
 */
async function work(job: ReadJob): Promise<void> {
  process.send?.(await read(job));
}

async function read(job: ReadJob): Promise<ReadReport | Refused> {
  let bytes = 0;
  const write = async (text: string): Promise<void> => {
    const chunk = Buffer.from(text);
    bytes += chunk.length;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  };
  try {
    return { summary: await readFileRecords(job, write), bytes };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

process.once('disconnect', () => process.exit(0));
process.on('message', (job: ReadJob) => void work(job));
