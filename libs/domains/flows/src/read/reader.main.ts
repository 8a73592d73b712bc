import { DomainError } from '@tributary/kernel';
import { once } from 'node:events';
import type { Refused } from '@tributary/sheets';
import { faultOf } from '@tributary/sheets/open';
import { openArrival } from './open-arrival';
import type { OpenJob, OpenReport } from './open-job';
import { readFileRecords } from './read-file';
import type { ReadJob, ReadReport } from './read-job';
import { viewFile } from './view-file';
import type { ViewJob, ViewReport } from './view-job';

/**
 * The process that opens what strangers sent. It gets a job, writes lines, or the members of an archive, to its standard output, and reports how many
 * bytes they were; whatever a file does to it, the worker reads of it in a report or in its absence.
 */
async function work(job: ReadJob | OpenJob | ViewJob): Promise<void> {
  process.send?.(await read(job));
}

async function read(job: ReadJob | OpenJob | ViewJob): Promise<ReadReport | OpenReport | ViewReport | Refused> {
  let bytes = 0;
  const write = async (chunk: Buffer): Promise<void> => {
    bytes += chunk.length;
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  };
  try {
    if ('open' in job) return { members: await openArrival(job, write), bytes };
    if ('view' in job) return { seen: await viewFile(job, (text) => write(Buffer.from(text))), bytes };
    return { summary: await readFileRecords(job, (text) => write(Buffer.from(text))), bytes };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

process.once('disconnect', () => process.exit(0));
process.on('message', (job: ReadJob | OpenJob | ViewJob) => void work(job));
