import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BundledProgram, bundledProgram } from '@tributary/sheets/testing';
import { nextWord } from './next-word';

/** A worker that posts in a process of its own and can be killed at any statement; the next one takes its place. */
export class MortalPoster {
  private readonly program: BundledProgram = bundledProgram('libs/domains/flows/src/testing/post-dealer.main.ts', true);
  private readonly compileCache = mkdtempSync(path.join(tmpdir(), 'tributary-compiled-'));
  private living: ChildProcess | undefined;
  /** How often one died. */
  deaths = 0;

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  /** Posts for a dealer until it is done, or dead before so many statements. */
  async post(dealerId: number, dieAt: number): Promise<void> {
    const child = (this.living ??= await this.start());
    const end = nextWord(child);
    child.send({ dealerId, dieAt });
    const [answer, signal] = (await end) as [unknown, NodeJS.Signals | undefined];
    if (answer === 'done') return;
    if (signal !== 'SIGKILL') throw new Error(`The worker ended with ${String(answer ?? signal)}.`);
    this.deaths += 1;
    this.living = undefined;
  }

  async stop(): Promise<void> {
    if (this.living) {
      const end = once(this.living, 'exit');
      this.living.disconnect();
      await end;
    }
    this.program.remove();
    rmSync(this.compileCache, { recursive: true, force: true });
  }

  private async start(): Promise<ChildProcess> {
    const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: this.compileCache, ...this.env };
    const child = spawn(process.execPath, [this.program.file], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [said] = await nextWord(child);
    if (said !== 'ready') throw new Error(`The worker ended at its start with ${String(said)}.`);
    return child;
  }
}
