import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Fault, faultOf } from '../fault';
import { sheetsErrors } from '../sheets.errors';

const MB = 1024 ** 2;
const PAGE_BYTES = 4096;
const MEMORY_WATCH_MS = 100;

/** What one job may cost. */
export interface JobLimits {
  readonly milliseconds: number;
  /** Resident memory of the process. */
  readonly memoryBytes: number;
}

/** The last word of a process about a job that it would not or could not do. */
export interface Refused {
  readonly refusal: Fault;
}

/**
 * A child process that opens what strangers sent, one job after the other. It inherits no secret, no database and no right
 * to write. Jobs and reports travel as messages; what is large may travel through `output`.
 */
export class SandboxedProcess<Job extends object, Report extends object> {
  /** Jobs done so far. */
  jobs = 0;
  private readonly child: ChildProcess;
  private reason: Fault | undefined;

  constructor(program: string, memoryBytes: number) {
    const execArgv = [`--max-old-space-size=${Math.floor(memoryBytes / MB)}`, '--permission', '--allow-fs-read=*', '--no-warnings'];
    this.child = fork(program, [], { execArgv, env: { TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'ignore', 'ipc'], serialization: 'advanced' });
    // an idle process keeps nobody alive; while it works, the timer of its job does
    this.child.unref();
    this.child.channel?.unref();
    (this.output as Readable & { unref(): void }).unref();
    this.child.on('error', () => this.stop(faultOf(sheetsErrors.unreadable())));
  }

  /** Its standard output. */
  get output(): Readable {
    return this.child.stdout as Readable;
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && !this.child.killed;
  }

  /** Does a job, and what else belongs to it (`finish`), within its limits. A process that dies has its end turned into a refusal. */
  async run(job: Job, limits: JobLimits, finish: (report: Report | Refused) => Promise<void> = async () => undefined): Promise<Report | Refused> {
    const timer = setTimeout(() => this.stop(faultOf(sheetsErrors.readerTooSlow({ seconds: limits.milliseconds / 1000 }))), limits.milliseconds);
    const watch = setInterval(() => void this.watchMemory(limits.memoryBytes), MEMORY_WATCH_MS);
    try {
      const report = await this.report(job);
      await finish(report);
      this.jobs += 1;
      return report;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
    }
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private report(job: Job): Promise<Report | Refused> {
    return new Promise((resolve) => {
      const done = (report: Report | Refused): void => {
        this.child.off('message', done as (message: unknown) => void).off('close', died);
        resolve(report);
      };
      const died = (_code: unknown, signal: NodeJS.Signals | null): void => done({ refusal: this.reason ?? endOf(signal) });
      this.child.once('message', done as (message: unknown) => void);
      this.child.once('close', died);
      // one that is gone already tells it by its end
      this.child.send(job, () => undefined);
    });
  }

  private stop(reason: Fault): void {
    this.reason = reason;
    this.kill();
  }

  /** The heap limit does not count buffers; where the system tells the resident size, all memory counts. */
  private async watchMemory(limit: number): Promise<void> {
    const statm = await readFile(`/proc/${this.child.pid}/statm`, 'utf8').catch(() => '');
    if (Number(statm.split(' ')[1] ?? 0) * PAGE_BYTES > limit) this.stop(faultOf(sheetsErrors.readerTooBig()));
  }
}

/** V8 aborts itself when its heap is full. */
function endOf(signal: NodeJS.Signals | null): Fault {
  return faultOf(signal === 'SIGABRT' || signal === 'SIGTRAP' ? sheetsErrors.readerTooBig() : sheetsErrors.unreadable());
}
