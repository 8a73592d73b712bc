import { Injectable } from '@nestjs/common';
import { type LocalDate, type Period, searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { FlowKind } from '../map/layout-mapping';
import type { MatchMethod } from '../name/flow-name.repository';

export interface FlowEntryRow {
  readonly id: number;
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string | null;
  readonly terminalId: number | null;
  readonly terminalName: string | null;
  readonly customerText: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string | null;
  readonly documentNumber: string | null;
  readonly batchNumber: string | null;
  readonly expiryDate: LocalDate | null;
  readonly rawFileId: number;
}

/** An entry with where it comes from. */
export interface FlowOriginRow extends FlowEntryRow {
  readonly sheet: number;
  readonly rowNo: number;
  /** From 1, of a cross-tab's cell; 0 where the row is the entry. */
  readonly columnNo: number;
  readonly batchId: number;
  readonly postedAt: Date;
  readonly decisions: readonly FlowDecisionRow[];
}

export interface FlowDecisionRow {
  readonly kind: 'product' | 'terminal';
  readonly text: string;
  readonly targetCode: string;
  readonly targetName: string;
  readonly targetNameEn: string | null;
  readonly method: MatchMethod;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

export interface FlowEntryPage {
  readonly period: Period;
  readonly dealerId?: number;
  readonly skuId?: number;
  readonly kind?: FlowKind;
  /** Part of a document number, of a customer's name or of a product. */
  readonly search?: string;
  /** Date and id of the last entry of the page before. */
  readonly before?: readonly (string | number)[];
  readonly limit: number;
}

@Injectable()
export class FlowEntryRepository {
  /** The newest day first. */
  list(tx: TxCtx, { period, dealerId, skuId, kind, search, before, limit }: FlowEntryPage): Promise<FlowEntryRow[]> {
    const params = new SqlParams();
    const parts = [`e.entry_date BETWEEN ${params.add(period.from)} AND ${params.add(period.to)}`, dealerScope(tx, 'flow', 'e.dealer_id', params)];
    if (dealerId !== undefined) parts.push(`e.dealer_id = ${params.add(dealerId)}`);
    if (skuId !== undefined) parts.push(`e.sku_id = ${params.add(skuId)}`);
    if (kind) parts.push(`e.kind = ${params.add(kind)}`);
    if (search) parts.push(matches(search, params));
    if (before) parts.push(`(e.entry_date, e.id) < (${params.add(before[0])}::date, ${params.add(before[1])}::bigint)`);
    const order = 'ORDER BY e.entry_date DESC, e.id DESC';
    const page = `SELECT * FROM flow_entry e WHERE ${parts.join(' AND ')} ${order} LIMIT ${params.add(limit)}`;
    return sql(tx, `SELECT ${COLUMNS} FROM (${page}) e ${JOINS} ${order}`, params);
  }

  /** undefined when absent or outside the scope. */
  origin(tx: TxCtx, id: number): Promise<FlowOriginRow | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT ${COLUMNS}, e.sheet, e.row_no AS "rowNo", e.column_no AS "columnNo", r.batch_id AS "batchId", w.posted_at AS "postedAt", ${DECISIONS} AS decisions
       FROM flow_entry e ${JOINS} JOIN raw_file_outcome r ON r.raw_file_id = e.raw_file_id
         JOIN flow_day w ON w.dealer_id = e.dealer_id AND w.entry_date = e.entry_date AND w.kind = e.kind
         LEFT JOIN flow_name p ON p.id = e.product_name_id
       WHERE e.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'e.dealer_id', params)}`,
      params,
    );
  }
}

/** A customer is found by what the dealer calls it, and by what the terminal is called that it means. */
function matches(search: string, params: SqlParams): string {
  const [typed, pattern] = [params.add(search.trim().toLowerCase()), params.add(searchPattern(search))];
  return `(position(${typed} IN lower(e.document_number)) > 0
    OR e.sku_id IN (SELECT s.id FROM sku s WHERE s.search_text LIKE ${pattern})
    OR e.customer_name_id IN (SELECT n.id FROM flow_name n LEFT JOIN terminal t ON t.id = n.terminal_id
      WHERE n.kind = 'terminal' AND (n.text_key LIKE ${pattern} OR t.search_text LIKE ${pattern})))`;
}

const COLUMNS = `e.id, e.kind, e.entry_date AS date, e.dealer_id AS "dealerId", coalesce(o.code, '') AS "dealerCode", coalesce(o.name, '') AS "dealerName",
  e.sku_id AS "skuId", coalesce(s.code, '') AS "skuCode", coalesce(s.name, '') AS "skuName", s.name_en AS "skuNameEn", n.terminal_id AS "terminalId",
  t.name AS "terminalName", n.text_shown AS "customerText", trim_scale(e.quantity)::text AS quantity, coalesce(s.base_unit, '') AS unit, e.amount,
  nullif(e.document_number, '') AS "documentNumber", nullif(e.batch_number, '') AS "batchNumber", e.expiry_date AS "expiryDate", e.raw_file_id AS "rawFileId"`;

const JOINS = `LEFT JOIN organisation o ON o.id = e.dealer_id LEFT JOIN sku s ON s.id = e.sku_id
  LEFT JOIN flow_name n ON n.id = e.customer_name_id LEFT JOIN terminal t ON t.id = n.terminal_id`;

const DECISIONS = `(
  SELECT coalesce(json_agg(d), '[]') FROM (
    SELECT 'product' AS kind, p.text_shown AS text, s.code AS "targetCode", s.name AS "targetName", s.name_en AS "targetNameEn", p.method,
      p.decided_by AS "decidedBy", p.decided_at AS "decidedAt" WHERE p.sku_id IS NOT NULL AND s.id IS NOT NULL
    UNION ALL
    SELECT 'terminal', n.text_shown, t.code, t.name, NULL, n.method, n.decided_by, n.decided_at WHERE t.id IS NOT NULL
  ) d)`;
