import { existsSync, readFileSync } from 'node:fs';
import type { Spool } from '../spool/spool';
import { Trouble } from '../trouble';
import { Refusal, type ServerDoor } from './server-door';

const GAP = 'flows.agent-gap';

/** Sends what waits, in order; what the server has is marked, and only then. */
export class BatchSender {
  constructor(
    private readonly spool: Spool,
    private readonly door: ServerDoor,
  ) {}

  /** Gives how many went. @throws Unanswered, Refusal, Trouble when a batch that the server wants is gone */
  async sendAll(): Promise<number> {
    let sent = 0;
    while (this.spool.state.confirmed < this.spool.state.sealed) {
      await this.sendNext();
      sent += 1;
    }
    return sent;
  }

  private async sendNext(): Promise<void> {
    const seq = this.spool.state.confirmed + 1;
    const record = this.spool.record(seq);
    if (!record || !existsSync(this.spool.packed(seq))) throw new Trouble('batch-missing', { seq: String(seq) });
    try {
      await this.door.batch(record.envelope, record.signature, readFileSync(this.spool.packed(seq)));
      this.confirm(seq);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== GAP) throw error;
      const expected = Number(error.params['expected']);
      if (!Number.isSafeInteger(expected) || expected < 1 || expected >= seq) throw error;
      this.confirm(expected - 1);
    }
  }

  private confirm(seq: number): void {
    this.spool.update((state) => ({ ...state, confirmed: seq }));
  }
}
