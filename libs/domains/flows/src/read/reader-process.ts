import { type Refused, SandboxedProcess } from '@tributary/sheets';
import { pumpLines } from './pump-lines';
import type { OpenJob, OpenReport } from './open-job';
import type { ReadJob, ReadReport } from './read-job';
import type { ViewJob, ViewReport } from './view-job';

/** A process that reads files into lines, or opens them into members, one after the other. */
export class ReaderProcess {
  private readonly process: SandboxedProcess<ReadJob | OpenJob | ViewJob, ReadReport | OpenReport | ViewReport>;

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

  /** Does a job: lines or members into `target`, which it ends. @throws what `target` throws */
  run(job: ReadJob, target: NodeJS.WritableStream): Promise<ReadReport | Refused>;
  run(job: OpenJob, target: NodeJS.WritableStream): Promise<OpenReport | Refused>;
  run(job: ViewJob, target: NodeJS.WritableStream): Promise<ViewReport | Refused>;
  async run(job: ReadJob | OpenJob | ViewJob, target: NodeJS.WritableStream): Promise<ReadReport | OpenReport | ViewReport | Refused> {
    const lines = pumpLines(this.process.output, target);
    void lines.failed.then(() => this.kill());
    return this.process.run(job, job.limits, (report) => lines.end('refusal' in report ? undefined : report.bytes));
  }

  kill(): void {
    this.process.kill();
  }
}
