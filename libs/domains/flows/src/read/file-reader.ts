import path from 'node:path';
import { Writable } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, CONFIG } from '@tributary/platform';
import { type Fault, FILE_LIMITS, type FileLimits, type Refused } from '@tributary/sheets';
import type { HeadReport, RowsJob, RowsReport, SheetHead } from './head-job';
import type { OpenJob } from './open-job';
import type { LineWatch } from './pump-lines';
import type { ReadJob, ReadReport, ReadSummary } from './read-job';
import { ReaderProcess } from './reader-process';
import type { Trial, TrialJob, TrialReport } from './trial-job';
import type { ViewJob, ViewSummary } from './view-job';

export type ReadRequest = Omit<ReadJob, 'limits'>;

/** Within which limits to read, and who hears how far it is. */
export interface ReadWatch {
  readonly limits?: FileLimits;
  readonly watch?: LineWatch;
}

/** A file that was not read, with the reason for people. */
export class FileRefused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** Idle processes to keep; a busy moment may have more. */
const MOST_IDLE = 2;
/** After so many files a process makes way for a fresh one. */
const MOST_JOBS = 100;
/** Texts are read by our own few lines; after a workbook, a parser of thousands of lines, nobody trusts a process any more. */
const HARMLESS = /^text\/(csv|tab-separated-values);/;

/** Reads files in child processes: a hostile one can break its own process only. */
@Injectable()
export class FileReader implements OnApplicationShutdown {
  private readonly idle: ReaderProcess[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Writes the lines into `target`, which it ends, and gives the summary. @throws FileRefused, or what `target` or `watch` throw */
  async read(request: ReadRequest, target: Writable, { limits = FILE_LIMITS, watch }: ReadWatch = {}): Promise<ReadSummary> {
    const reader = this.take(limits);
    let report: ReadReport | Refused | undefined;
    try {
      report = await reader.run({ ...request, limits }, target, watch);
    } finally {
      this.release(reader, report && 'summary' in report ? report.summary.mediaType : undefined);
    }
    if ('refusal' in report) throw new FileRefused(report.refusal);
    return report.summary;
  }

  /** Writes the members of an archive or a mail into `target`, which it ends. @throws FileRefused, or what `target` throws */
  async open(request: Omit<OpenJob, 'limits'>, target: Writable, limits: FileLimits = FILE_LIMITS): Promise<void> {
    const opener = this.take(limits);
    try {
      const report = await opener.run({ ...request, limits }, target);
      if ('refusal' in report) throw new FileRefused(report.refusal);
    } finally {
      opener.kill();
    }
  }

  /** Writes lines of cells of a part of a file into `target`, which it ends, and tells what else there is. @throws FileRefused, or what `target` throws */
  async view(request: Omit<ViewJob, 'limits'>, target: Writable, limits: FileLimits = FILE_LIMITS): Promise<ViewSummary> {
    const viewer = this.take(limits);
    try {
      const report = await viewer.run({ ...request, limits }, target);
      if ('refusal' in report) throw new FileRefused(report.refusal);
      return report.seen;
    } finally {
      viewer.kill();
    }
  }

  /** The first rows of each sheet. @throws FileRefused */
  async heads(path: string, limits: FileLimits = FILE_LIMITS): Promise<readonly SheetHead[]> {
    return (await this.ask<HeadReport>((reader, nowhere) => reader.run({ heads: path, limits }, nowhere), limits)).heads;
  }

  /** The cells of some rows, by sheet and number. @throws FileRefused */
  async rows(path: string, rows: RowsJob['rows'], limits: FileLimits = FILE_LIMITS): Promise<RowsReport['cells']> {
    return (await this.ask<RowsReport>((reader, nowhere) => reader.run({ rowsOf: path, rows, limits }, nowhere), limits)).cells;
  }

  /** What a file would give if it were read so. @throws FileRefused */
  async trial(trial: TrialJob['trial'], mostRows: number, limits: FileLimits = FILE_LIMITS): Promise<Trial> {
    return (await this.ask<TrialReport>((reader, nowhere) => reader.run({ trial, mostRows, limits }, nowhere), limits)).result;
  }

  onApplicationShutdown(): void {
    for (const reader of this.idle.splice(0)) reader.kill();
  }

  /** A question whose answer is small enough for the report. */
  private async ask<R extends { readonly mediaType: string }>(run: (reader: ReaderProcess, nowhere: Writable) => Promise<R | Refused>, limits: FileLimits): Promise<R> {
    const reader = this.take(limits);
    let report: R | Refused | undefined;
    try {
      report = await run(reader, new Writable({ write: (_chunk, _encoding, done) => done() }));
    } finally {
      this.release(reader, report && 'mediaType' in report ? report.mediaType : undefined);
    }
    if ('refusal' in report) throw new FileRefused(report.refusal);
    return report;
  }

  private take(limits: FileLimits): ReaderProcess {
    for (let reader = this.idle.pop(); reader; reader = this.idle.pop()) if (reader.alive) return reader;
    return new ReaderProcess(this.config.readerProgram ?? path.join(__dirname, 'reader.js'), limits.memoryBytes);
  }

  /** `mediaType`: of a file that was read to its end. */
  private release(reader: ReaderProcess, mediaType: string | undefined): void {
    const isGood = mediaType !== undefined && HARMLESS.test(mediaType) && reader.jobs < MOST_JOBS;
    if (isGood && reader.alive && this.idle.length < MOST_IDLE) this.idle.push(reader);
    else reader.kill();
  }
}
