import { readdirSync } from 'node:fs';
import type { Home } from '../home';
import { type AgentState, freshState } from './agent-state';
import { batchFile, BATCHES, type BatchRecord, STATE_FILE } from './spool-files';

/** The spool as somebody looks at it while the agent runs: nothing is mended, nothing is written. */
export class ShownSpool {
  constructor(private readonly home: Home) {}

  get state(): AgentState {
    const text = this.home.read(STATE_FILE);
    return text === undefined ? freshState(0) : (JSON.parse(text) as AgentState);
  }

  record(seq: number): BatchRecord | undefined {
    const text = this.home.read(batchFile(seq, 'json'));
    return text === undefined ? undefined : (JSON.parse(text) as BatchRecord);
  }

  /** Numbers of all batches that are here, ascending. */
  numbers(): number[] {
    const names = this.home.has(BATCHES) ? readdirSync(this.home.path(BATCHES)) : [];
    return names.filter((name) => name.endsWith('.json')).map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
  }
}
