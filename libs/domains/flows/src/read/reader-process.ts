import { type Refused, SandboxedProcess } from '@tributary/sheets';
import { pumpLines } from './pump-lines';
import type { ReadJob, ReadReport } from './read-job';

/** A process that reads files, one after the other, into lines. */
export class ReaderProcess {
  private readonly process: SandboxedProcess<ReadJob, ReadReport>;

  constructor(program: string, memoryBytes: number) {
    this.process = new SandboxedProcess(program, memoryBytes);
  }

  /** Jobs done so far. */
  get jobs(): number {
    return this.process.jobs;
  }

  get alive(): boolean {
    return this.process.alive;
  }

  /** Does a job: lines into `target`, which it ends. @throws what `target` throws */
  async run(job: ReadJob, target: NodeJS.WritableStream): Promise<ReadReport | Refused> {
    const lines = pumpLines(this.process.output, target);
    void lines.failed.then(() => this.kill());
    return this.process.run(job, job.limits, (report) => lines.end('summary' in report ? report.bytes : undefined));
  }

  kill(): void {
    this.process.kill();
  }
}
