import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { placeOf, type RawFile } from '../archive/raw-file';
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

  /** Remembers that a file said what stands on these days, so that one that came before it and waited changes them no more. */
  async sayAgain(tx: TxCtx, file: RawFile, days: readonly DaySummary[]): Promise<void> {
    if (days.length > 0) await this.entries.sayAgain(tx, file.dealerId, placeOf(file), days);
  }

  /** What a file counts for now, and how many of its rows do not. */
  countsOf(tx: TxCtx, rawFileId: number): Promise<{ posted: number; faults: number }> {
    return this.entries.countsOf(tx, rawFileId);
  }

  /** Empties the days that a file is in force for and speaks of no more. */
  async vacate(tx: TxCtx, { id: rawFileId, dealerId, receivedAt }: RawFile, days: readonly DaySummary[]): Promise<void> {
    const gone = await this.entries.heldBesides(tx, dealerId, rawFileId, days);
    for (const kind of new Set(gone.map((day) => day.kind))) {
      const partition = { dealerId, kind, rawFileId, receivedAt, days: gone.filter((day) => day.kind === kind) };
      await this.faults.release(tx, partition);
      await this.entries.clear(tx, partition);
      await this.entries.unseal(tx, partition);
      await this.faults.take(tx, rawFileId, kind, partition.days.map(({ date }) => date));
    }
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
