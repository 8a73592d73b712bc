import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileFaults, type Fault, faultOf } from '../flows.faults';
import type { FileLimits } from '../parse/file-limits';
import type { ReadJob, ReadReport } from './read-job';

const PAGE_BYTES = 4096;
const MEMORY_WATCH_MS = 100;

/** One child process that reads one file and ends. It inherits no secret, no database and no right to write. */
export class ReaderProcess {
  private readonly child: ChildProcess;
  private reason: Fault | undefined;

  constructor(program: string, limits: FileLimits) {
    const heap = Math.floor(limits.memoryBytes / 1024 ** 2);
    this.child = fork(program, [], {
      execArgv: [`--max-old-space-size=${heap}`, '--permission', '--allow-fs-read=*', '--no-warnings'],
      env: { TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    // it stays away from the terminal and may outlive nobody
    this.child.unref();
    this.child.channel?.unref();
  }

  /** COPY lines as they are read. */
  get lines(): Readable {
    return this.child.stdout as Readable;
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Gives the job and waits for the report; a process that ends without one has its end turned into a refusal. */
  async run(job: ReadJob): Promise<ReadReport> {
    const { limits } = job;
    const timer = setTimeout(() => this.stop(faultOf(fileFaults.readerTooSlow({ seconds: limits.milliseconds / 1000 }))), limits.milliseconds);
    const watch = setInterval(() => void this.watchMemory(limits.memoryBytes), MEMORY_WATCH_MS);
    try {
      return await this.report(job);
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
      let report: ReadReport | undefined;
      this.child.once('message', (message) => (report = message as ReadReport));
      this.child.on('error', () => this.stop(faultOf(fileFaults.unreadable())));
      this.child.once('close', (_code, signal) => resolve(report ?? { refusal: this.reason ?? endOf(signal) }));
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
