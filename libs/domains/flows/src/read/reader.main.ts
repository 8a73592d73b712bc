import { DomainError } from '@tributary/kernel';
import { once } from 'node:events';
import type { Refused } from '@tributary/sheets';
import { faultOf } from '@tributary/sheets/open';
import { openArrival } from './open-arrival';
import { readFileRecords } from './read-file';
import type { ReaderJob, ReaderReport } from './reader-process';
import { readHeads, readRows } from './read-heads';
import { tryFile } from './try-file';
import { viewFile } from './view-file';

/**
 * The process that opens what strangers sent. It gets a job, writes lines, or the members of an archive, to its standard output, and reports how many
 * bytes they were; whatever a file does to it, the worker reads of it in a report or in its absence.
 */
async function work(job: ReaderJob): Promise<void> {
  process.send?.(await read(job));
}

async function read(job: ReaderJob): Promise<ReaderReport | Refused> {
  let bytes = 0;
  const write = async (chunk: Buffer): Promise<void> => {
    bytes += chunk.length;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  };
  try {
    if ('heads' in job) return await readHeads(job);
    if ('rowsOf' in job) return await readRows(job);
    if ('trial' in job) return await tryFile(job);
    if ('open' in job) return { members: await openArrival(job, write), bytes };
    if ('view' in job) return { seen: await viewFile(job, (text) => write(Buffer.from(text))), bytes };
    return { summary: await readFileRecords(job, (text) => write(Buffer.from(text))), bytes };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

process.once('disconnect', () => process.exit(0));
process.on('message', (job: ReaderJob) => void work(job));
