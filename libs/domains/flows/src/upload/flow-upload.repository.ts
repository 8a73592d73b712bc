import { Injectable } from '@nestjs/common';
import { searchPattern } from '@tributary/kernel';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { FlowKind } from '../map/layout-mapping';
import { stateAfter } from '../run/file-refusal';
import type { FlowUpload, UploadPreview, UploadState } from './flow-upload';

export interface FlowUploadPage {
  readonly search?: string;
  readonly state?: UploadState;
  readonly dealerId?: number;
  readonly before?: number;
  readonly limit: number;
}

const UPLOAD = `u.raw_file_id AS id, u.dealer_id AS "dealerId", d.code AS "dealerCode", d.name AS "dealerName", u.kind, f.name AS "fileName", f.size, u.state,
  u.uploaded_at AS "uploadedAt", u.uploaded_by AS "uploadedBy", u.reason, u.preview, o.batch_id AS "batchId", u.decided_at AS "decidedAt", u.decided_by AS "decidedBy"`;
const FROM = `FROM flow_upload u JOIN organisation d ON d.id = u.dealer_id JOIN raw_file f ON f.id = u.raw_file_id JOIN raw_file_outcome o ON o.raw_file_id = u.raw_file_id`;

@Injectable()
export class FlowUploadRepository {
  /** The dealer, if the actor sees its flow. */
  dealer(tx: TxCtx, id: number): Promise<{ id: number; code: string } | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT o.id, o.code FROM dealer d JOIN organisation o ON o.id = d.id WHERE d.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'd.id', params)}`,
      params,
    );
  }

  async insert(tx: TxCtx, upload: { readonly id: number; readonly dealerId: number; readonly kind: FlowKind; readonly at: Date; readonly by: string }): Promise<void> {
    await sql(tx, `INSERT INTO flow_upload (raw_file_id, dealer_id, kind, state, uploaded_at, uploaded_by) VALUES ($1, $2, $3, 'reading', $4, $5)`, [
      upload.id, upload.dealerId, upload.kind, upload.at, upload.by,
    ]);
    await sql(tx, `UPDATE raw_file_outcome SET state = 'held' WHERE raw_file_id = $1`, [upload.id]);
  }

  find(tx: TxCtx, id: number): Promise<FlowUpload | undefined> {
    return this.one(tx, id, '');
  }

  /** As `find`; nobody else decides about it until the end of the transaction. */
  lock(tx: TxCtx, id: number): Promise<FlowUpload | undefined> {
    return this.one(tx, id, 'FOR UPDATE OF u');
  }

  /** The newest first. */
  list(tx: TxCtx, { search, state, dealerId, before, limit }: FlowUploadPage): Promise<FlowUpload[]> {
    const params = new SqlParams();
    const parts = [dealerScope(tx, 'flow', 'u.dealer_id', params)];
    if (search) {
      const pattern = params.add(searchPattern(search));
      parts.push(`(d.search_text LIKE ${pattern} OR translate(lower(f.name), '- ./', '') LIKE ${pattern})`);
    }
    if (state) parts.push(`u.state = ${params.add(state)}`);
    if (dealerId !== undefined) parts.push(`u.dealer_id = ${params.add(dealerId)}`);
    if (before !== undefined) parts.push(`u.raw_file_id < ${params.add(before)}`);
    return sql(tx, `SELECT ${UPLOAD} ${FROM} WHERE ${parts.join(' AND ')} ORDER BY u.raw_file_id DESC LIMIT ${params.add(limit)}`, params);
  }

  /** Writes what reading it found, unless somebody was faster to decide. */
  async read(tx: TxCtx, id: number, found: { readonly preview: UploadPreview } | { readonly reason: Fault }, at: Date): Promise<void> {
    const [state, preview, reason] = 'preview' in found ? ['ready', JSON.stringify(found.preview), null] : ['refused', null, JSON.stringify(found.reason)];
    await sql(tx, `UPDATE flow_upload SET state = $2, preview = $3, reason = $4, read_at = $5 WHERE raw_file_id = $1 AND state = 'reading'`, [id, state, preview, reason, at]);
    if ('reason' in found) await sql(tx, `UPDATE raw_file_outcome SET state = $3, reason = $2 WHERE raw_file_id = $1 AND state = 'held'`, [id, reason, stateAfter(found.reason)]);
  }

  /** What was refused is read again from the beginning; false when it is no refused upload. */
  async readAgain(tx: TxCtx, id: number): Promise<boolean> {
    const rows = await sql(tx, `UPDATE flow_upload SET state = 'reading', reason = NULL, read_at = NULL WHERE raw_file_id = $1 AND state = 'refused' RETURNING 1`, [id]);
    if (rows.length > 0) await sql(tx, `UPDATE raw_file_outcome SET state = 'held', reason = NULL WHERE raw_file_id = $1`, [id]);
    return rows.length > 0;
  }

  async decide(tx: TxCtx, id: number, state: 'confirmed' | 'discarded', by: { readonly name: string; readonly at: Date }): Promise<void> {
    await sql(tx, 'UPDATE flow_upload SET state = $2, decided_at = $3, decided_by = $4 WHERE raw_file_id = $1', [id, state, by.at, by.name]);
    await sql(tx, `UPDATE raw_file_outcome SET state = $2 WHERE raw_file_id = $1 AND state = 'held'`, [id, state === 'confirmed' ? 'archived' : 'discarded']);
  }

  private one(tx: TxCtx, id: number, lock: string): Promise<FlowUpload | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `SELECT ${UPLOAD} ${FROM} WHERE u.raw_file_id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'u.dealer_id', params)} ${lock}`, params);
  }
}
