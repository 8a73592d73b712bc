import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import type { DaySummary } from '../map/day-digest';
import { FlowNameRepository } from '../name/flow-name.repository';
import type { DayInForce } from './flow-classification';
import { FlowFaultRepository } from './flow-fault.repository';
import { FlowLedgerRepository } from './flow-ledger.repository';
import type { FlowPartition } from './flow-partition';

/** Replaces parts of the ledger by what is staged: entries, sums, days, faults and the weights of names, all or nothing. */
@Injectable()
export class FlowLedger {
  constructor(
    private readonly entries: FlowLedgerRepository,
    private readonly faults: FlowFaultRepository,
    private readonly names: FlowNameRepository,
  ) {}

  inForce(tx: TxCtx, dealerId: number, days: readonly DaySummary[]): Promise<DayInForce[]> {
    return this.entries.inForce(tx, dealerId, days);
  }

  /** What a file counts for now, and how many of its rows do not. */
  countsOf(tx: TxCtx, rawFileId: number): Promise<{ posted: number; faults: number }> {
    return this.entries.countsOf(tx, rawFileId);
  }

  async replace(tx: TxCtx, partition: FlowPartition): Promise<void> {
    const dates = partition.days.map(({ date }) => date);
    if (dates.length > 0) {
      await this.entries.ensureMonths(dates, tx);
      await this.faults.release(tx, partition);
      await this.entries.clear(tx, partition);
      await this.entries.fill(tx, partition);
    }
    await this.faults.replace(tx, partition);
    if (dates.length > 0) await this.entries.seal(tx, partition);
    await this.names.addChanges(tx, partition.receivedAt);
  }
}
