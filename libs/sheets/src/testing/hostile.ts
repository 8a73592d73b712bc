import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Refused, SandboxedProcess } from '../process/sandboxed-process';
import { type BundledProgram, bundledProgram } from './bundled-program';

export interface HostileJob {
  readonly path: string;
}

export interface HostileReport {
  readonly rows: number;
  /** Of the process since it began. */
  readonly peakBytes: number;
}

/** What any file may cost. */
export const HOSTILE_LIMITS = { milliseconds: 20_000, memoryBytes: 800 * 1024 ** 2 };

/** How a file ended: its rows, or the code of its refusal. */
export interface Ending {
  readonly rows?: number;
  readonly code?: string;
  readonly peakBytes: number;
  readonly seconds: number;
}

/** Opens files in a sandboxed process that is started anew only where one broke it. */
export class HostileOpener {
  private readonly program: BundledProgram = bundledProgram('libs/sheets/src/testing/hostile.main.ts');
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'tributary-hostile-'));
  private readonly file = path.join(this.folder, 'file');
  private process: SandboxedProcess<HostileJob, HostileReport> | undefined;

  /** `alone`: in a process of its own, so that what it took is its own. */
  async open(bytes: Buffer, alone = false): Promise<Ending> {
    if (alone) this.process?.kill();
    if (alone || !this.process?.alive) this.process = new SandboxedProcess(this.program.file, HOSTILE_LIMITS.memoryBytes);
    writeFileSync(this.file, bytes);
    const start = performance.now();
    const report: HostileReport | Refused = await this.process.run({ path: this.file }, HOSTILE_LIMITS);
    const seconds = (performance.now() - start) / 1000;
    if (!('refusal' in report)) return { ...report, seconds };
    return { code: report.refusal.code, peakBytes: 0, seconds };
  }

  stop(): void {
    this.process?.kill();
    this.program.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
