import { readdirSync, rmSync, statSync } from 'node:fs';
import { sha256Hex } from '@tributary/agent-wire';
import type { Home } from '../home';
import { type AgentState, freshState, withProgress } from './agent-state';
import { ShownSpool } from './shown-spool';
import { batchFile, BATCHES, type BatchRecord, STATE_FILE } from './spool-files';

/**
 * Batches on their way, in files. The record is written last: where it stands, the batch exists, and what follows from it is made up
 * for at the next start. So the program may be killed at any moment.
 */
export class Spool {
  private current: AgentState;
  private readonly shown: ShownSpool;

  constructor(
    private readonly home: Home,
    generation: number,
  ) {
    this.shown = new ShownSpool(home);
    const { state } = this.shown;
    this.current = state.generation === generation ? state : this.begin(generation, state);
    this.recover();
  }

  get state(): AgentState {
    return this.current;
  }

  update(change: (state: AgentState) => AgentState): void {
    const next = change(this.current);
    this.home.write(STATE_FILE, JSON.stringify(next));
    this.current = next;
  }

  /** Makes a batch of these bytes; `record` gets its number and the hash before it. */
  seal(packed: Buffer, record: (seq: number, previous: string) => BatchRecord): void {
    const seq = this.current.sealed + 1;
    this.home.write(batchFile(seq, 'csv.gz'), packed);
    const made = record(seq, this.current.previous);
    this.home.write(batchFile(seq, 'json'), JSON.stringify(made));
    this.update((state) => after(state, seq, made));
  }

  /** undefined when it is not here. */
  record(seq: number): BatchRecord | undefined {
    return this.shown.record(seq);
  }

  packed(seq: number): string {
    return this.home.path(batchFile(seq, 'csv.gz'));
  }

  /** Numbers of all batches that are here, ascending. */
  numbers(): number[] {
    return this.shown.numbers();
  }

  /** Bytes that wait for the server. */
  waitingBytes(): number {
    const waiting = this.numbers().filter((seq) => seq > this.current.confirmed);
    return waiting.reduce((sum, seq) => sum + (statSync(this.packed(seq), { throwIfNoEntry: false })?.size ?? 0), 0);
  }

  /** Removes what the server has and nobody looks at any more. */
  prune(before: Date, mostBytes: number): void {
    let bytes = 0;
    for (const seq of this.numbers().filter((number) => number <= this.current.confirmed).reverse()) {
      const file = statSync(this.packed(seq), { throwIfNoEntry: false });
      bytes += file?.size ?? 0;
      if (file && file.mtime >= before && bytes <= mostBytes) continue;
      this.remove(seq);
    }
  }

  /** A new enrolment numbers anew; what was not sent under the old one is read again. */
  private begin(generation: number, before: AgentState): AgentState {
    for (const name of this.files()) this.removeFile(name);
    const fresh = { ...freshState(generation), versions: before.versions };
    this.home.write(STATE_FILE, JSON.stringify(fresh));
    return fresh;
  }

  private recover(): void {
    for (let seq = this.current.sealed + 1; ; seq += 1) {
      const made = this.record(seq);
      if (!made) break;
      this.update((state) => after(state, seq, made));
    }
    const known = new Set(this.numbers().flatMap((seq) => [batchFile(seq, 'json'), batchFile(seq, 'csv.gz')]));
    for (const name of this.files()) if (!known.has(`${BATCHES}/${name}`)) this.removeFile(name);
  }

  private remove(seq: number): void {
    for (const ending of ['json', 'csv.gz'] as const) rmSync(this.home.path(batchFile(seq, ending)), { force: true });
  }

  private removeFile(name: string): void {
    rmSync(this.home.path(`${BATCHES}/${name}`), { force: true });
  }

  private files(): string[] {
    return this.home.has(BATCHES) ? readdirSync(this.home.path(BATCHES)) : [];
  }
}

function after(state: AgentState, seq: number, { envelope, feedId, progress }: BatchRecord): AgentState {
  return withProgress({ ...state, sealed: seq, previous: sha256Hex(envelope) }, feedId, progress);
}
