import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type Fault, faultOf, fileFaults } from '../flows.faults';
import type { FileLimits } from '../parse/file-limits';
import { pumpLines } from './pump-lines';
import type { ReadJob, ReadReport } from './read-job';

const PAGE_BYTES = 4096;
const MEMORY_WATCH_MS = 100;

/** A child process that reads files, one after the other. It inherits no secret, no database and no right to write. */
export class ReaderProcess {
  /** Jobs done so far. */
  jobs = 0;
  private readonly child: ChildProcess;
  private reason: Fault | undefined;

  constructor(program: string, limits: FileLimits) {
    const heap = Math.floor(limits.memoryBytes / 1024 ** 2);
    this.child = fork(program, [], {
      execArgv: [`--max-old-space-size=${heap}`, '--permission', '--allow-fs-read=*', '--no-warnings'],
      env: { TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    // an idle reader keeps nobody alive; while it works, the timer of its job does
    this.child.unref();
    this.child.channel?.unref();
    (this.child.stdout as Readable & { unref(): void }).unref();
    this.child.on('error', () => this.stop(faultOf(fileFaults.unreadable())));
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && !this.child.killed;
  }

  /** Does a job: lines into `target`, which it ends. A process that dies has its end turned into a refusal. @throws what `target` throws */
  async run(job: ReadJob, target: NodeJS.WritableStream): Promise<ReadReport> {
    const { limits } = job;
    const timer = setTimeout(() => this.stop(faultOf(fileFaults.readerTooSlow({ seconds: limits.milliseconds / 1000 }))), limits.milliseconds);
    const watch = setInterval(() => void this.watchMemory(limits.memoryBytes), MEMORY_WATCH_MS);
    const lines = pumpLines(this.child.stdout as Readable, target);
    void lines.failed.then(() => this.kill());
    try {
      const report = await this.report(job);
      await lines.end('summary' in report ? report.bytes : undefined);
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

  private report(job: ReadJob): Promise<ReadReport> {
    return new Promise((resolve) => {
      const done = (report: ReadReport): void => {
        this.child.off('message', done as (message: unknown) => void).off('close', died);
        resolve(report);
      };
      const died = (_code: unknown, signal: NodeJS.Signals | null): void => done({ refusal: this.reason ?? endOf(signal) });
      this.child.once('message', done as (message: unknown) => void);
      this.child.once('close', died);
      this.child.send(job);
    });
  }

  private stop(reason: Fault): void {
    this.reason = reason;
    this.kill();
  }

  /** The heap limit does not count buffers; where the system tells the resident size, all memory counts. */
  private async watchMemory(limit: number): Promise<void> {
    const statm = await readFile(`/proc/${this.child.pid}/statm`, 'utf8').catch(() => '');
    if (Number(statm.split(' ')[1] ?? 0) * PAGE_BYTES > limit) this.stop(faultOf(fileFaults.readerTooBig()));
  }
}

/** V8 aborts itself when its heap is full. */
function endOf(signal: NodeJS.Signals | null): Fault {
  return faultOf(signal === 'SIGABRT' || signal === 'SIGTRAP' ? fileFaults.readerTooBig() : fileFaults.unreadable());
}
