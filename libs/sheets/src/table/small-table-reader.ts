import path from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { type Config, CONFIG } from '@tributary/platform';
import { type Refused, SandboxedProcess } from '../process/sandboxed-process';
import { sheetsErrors } from '../sheets.errors';
import { Turns } from './turns';
import type { SmallTable } from './small-table';
import type { SmallTableJob, SmallTableReport } from './small-table-job';
import { SMALL_TABLE_LIMITS, type SmallTableLimits } from './small-table-limits';

/** Files read at the same time; each may take the memory of a process. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 30;
/** After so many files a process makes way for a fresh one. */
const MOST_JOBS = 500;
/** Containers read by few lines that keep nothing; after a parser of thousands of lines nobody trusts a process any more. */
const HARMLESS = /^text\/(csv|tab-separated-values);|openxmlformats/;

type TableProcess = SandboxedProcess<SmallTableJob, SmallTableReport>;

/**
 * Reads uploads in child processes, so that a hostile file breaks its own process only. One process stays warm: it is
 * replaced before the next file comes.
 */
@Injectable()
export class SmallTableReader implements OnApplicationShutdown {
  private readonly turns = new Turns(MOST_AT_ONCE, MOST_WAITING);
  private spare: TableProcess | undefined;
  private stopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The visible rows of whatever it is. @throws one of `sheetsErrors` with the reason for people */
  read(bytes: Buffer, limits: SmallTableLimits = SMALL_TABLE_LIMITS): Promise<SmallTable> {
    return this.turns.take(() => this.readNow(bytes, limits), () => sheetsErrors.readersBusy());
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.spare?.kill();
  }

  private async readNow(bytes: Buffer, limits: SmallTableLimits): Promise<SmallTable> {
    const reader = this.take();
    let report: SmallTableReport | Refused | undefined;
    try {
      report = await reader.run({ bytes, limits }, limits);
    } finally {
      this.release(reader, report);
    }
    if ('refusal' in report) throw new DomainError(report.refusal.code, 422, report.refusal.params);
    return report.table;
  }

  private take(): TableProcess {
    const warm = this.spare;
    this.spare = undefined;
    return warm?.alive ? warm : this.start();
  }

  private start(): TableProcess {
    return new SandboxedProcess(this.config.tableProgram ?? path.join(__dirname, 'table.js'), SMALL_TABLE_LIMITS.memoryBytes);
  }

  private release(reader: TableProcess, report: SmallTableReport | Refused | undefined): void {
    const isGood = report && 'table' in report && HARMLESS.test(report.table.mediaType) && reader.jobs < MOST_JOBS && reader.alive;
    if (!isGood) reader.kill();
    if (this.stopped || this.spare?.alive) reader.kill();
    else this.spare = isGood ? reader : this.start();
  }
}
