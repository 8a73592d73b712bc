import { type Refused, SandboxedProcess } from '@tributary/sheets';
import type { Writable } from 'node:stream';
import { type LineWatch, pumpLines } from './pump-lines';
import type { OpenJob, OpenReport } from './open-job';
import type { HeadJob, HeadReport, RowsJob, RowsReport } from './head-job';
import type { ReadJob, ReadReport } from './read-job';
import type { TrialJob, TrialReport } from './trial-job';
import type { ViewJob, ViewReport } from './view-job';

export type ReaderJob = ReadJob | OpenJob | HeadJob | RowsJob | TrialJob | ViewJob;
export type ReaderReport = ReadReport | OpenReport | HeadReport | RowsReport | TrialReport | ViewReport;

/** A process that reads files into lines, or opens them into members, one after the other. */
export class ReaderProcess {
  private readonly process: SandboxedProcess<ReaderJob, ReaderReport>;

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
  run(job: ReadJob, target: Writable, watch?: LineWatch): Promise<ReadReport | Refused>;
  run(job: OpenJob, target: Writable): Promise<OpenReport | Refused>;
  run(job: HeadJob, target: Writable): Promise<HeadReport | Refused>;
  run(job: RowsJob, target: Writable): Promise<RowsReport | Refused>;
  run(job: TrialJob, target: Writable): Promise<TrialReport | Refused>;
  run(job: ViewJob, target: Writable): Promise<ViewReport | Refused>;
  async run(job: ReaderJob, target: Writable, watch?: LineWatch): Promise<ReaderReport | Refused> {
    const lines = pumpLines(this.process.output, target, watch);
    void lines.failed.then(() => this.kill());
    return this.process.run(job, job.limits, (report) => lines.end('refusal' in report ? undefined : report.bytes));
  }

  kill(): void {
    this.process.kill();
  }
}
