import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, sql, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import { FaultCauseRepository } from './fault-cause.repository';
import { type FlowPartition, plannedFor } from './flow-partition';

/** The rows that do not count, each with its reason and its original cells. */
@Injectable()
export class FlowFaultRepository {
  constructor(private readonly causes: FaultCauseRepository) {}

  /** Notes what open names lose when the partition's days change hands; the faults themselves stay with their file. */
  async release(tx: TxCtx, { dealerId, kind, days }: FlowPartition): Promise<void> {
    await sql(
      tx,
      prepared(`INSERT INTO flow_name_change
       SELECT f.name_id, -count(*), -coalesce(sum(f.amount), 0)
       FROM flow_day d JOIN flow_fault f ON f.raw_file_id = d.raw_file_id AND f.entry_date = d.entry_date AND f.kind = d.kind
       WHERE d.dealer_id = $1 AND d.kind = $2 AND d.entry_date = ANY ($3::date[]) AND f.name_id IS NOT NULL GROUP BY 1`),
      [dealerId, kind, days.map(({ date }) => date)],
    );
  }

  /** Replaces the faults of a file on its days, and those on no day. */
  async replace(tx: TxCtx, partition: FlowPartition): Promise<void> {
    const { dealerId, kind, rawFileId, days } = partition;
    const dates = days.map(({ date }) => date);
    await this.remove(tx, rawFileId, kind, dates);
    await sql(
      tx,
      plannedFor(partition, `INSERT INTO flow_fault (raw_file_id, dealer_id, sheet, row_no, column_no, code, detail, entry_date, kind, amount, cells)
       SELECT $1, $2, sheet, row_no, column_no, code, params, entry_date, $3, round(amount, 2), cells FROM flow_staged
       WHERE code IS NOT NULL AND (kind IS NULL OR kind = $3) AND (entry_date IS NULL OR entry_date = ANY ($4::date[])) ORDER BY sheet, row_no, column_no`),
      [rawFileId, dealerId, kind, dates],
    );
    await sql(
      tx,
      plannedFor(partition, `INSERT INTO flow_fault (raw_file_id, dealer_id, sheet, row_no, column_no, code, detail, name_id, entry_date, kind, quantity, unit, amount, cells)
       SELECT $1, $2, s.sheet, s.row_no, s.column_no, i.fault ->> 'code', i.fault -> 'params', i.name_id, s.entry_date, $3, s.quantity, i.unit, round(s.amount, 2), c.cells
       FROM flow_staged s JOIN flow_item i USING (item) JOIN flow_cells c USING (sheet, row_no)
       WHERE s.code IS NULL AND i.sku_id IS NULL AND (s.kind IS NULL OR s.kind = $3) AND s.entry_date = ANY ($4::date[]) ORDER BY s.sheet, s.row_no, s.column_no`),
      [rawFileId, dealerId, kind, dates],
    );
    await this.causes.sum(tx, rawFileId, dates);
  }

  /** Takes the faults of a file on these days away, and those on no day. */
  async take(tx: TxCtx, rawFileId: number, kind: FlowKind, dates: readonly LocalDate[]): Promise<void> {
    await this.remove(tx, rawFileId, kind, dates);
    await this.causes.sum(tx, rawFileId, dates);
  }

  private async remove(tx: TxCtx, rawFileId: number, kind: FlowKind, dates: readonly LocalDate[]): Promise<void> {
    await sql(tx, prepared('DELETE FROM flow_fault WHERE raw_file_id = $1 AND kind = $2 AND (entry_date IS NULL OR entry_date = ANY ($3::date[]))'), [rawFileId, kind, dates]);
  }
}
