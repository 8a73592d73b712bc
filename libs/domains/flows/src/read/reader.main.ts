import { DomainError } from '@tributary/kernel';
import { once } from 'node:events';
import { faultOf } from '../flows.faults';
import { readFileRecords } from './read-file';
import type { ReadJob, ReadReport } from './read-job';

/**
 * The process that opens what strangers sent. It gets one job, writes lines to its standard output, reports once and
 * ends; whatever a file does to it, the worker reads of it in a report or in its absence.
 */
async function main(job: ReadJob): Promise<void> {
  const report = await read(job);
  process.stdout.end();
  await once(process.stdout, 'finish');
  process.send?.(report, () => process.exit(0));
}

async function read(job: ReadJob): Promise<ReadReport> {
  try {
    return { summary: await readFileRecords(job, write) };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: faultOf(error) };
    throw error;
  }
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

process.once('disconnect', () => process.exit(0));
process.once('message', (job: ReadJob) => void main(job));
