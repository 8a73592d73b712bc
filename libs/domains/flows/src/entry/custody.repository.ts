import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Classification, OutcomeState } from '../archive/raw-file';
import { RawFileListRepository, type RawFileRow } from '../archive/raw-file-list.repository';
import type { FlowEntryRow } from './flow-entry.repository';

/** How a file came to us, what it was taken for, and by whom. */
export interface CustodyFacts {
  readonly source: string;
  readonly sourcePath: string;
  readonly sequence: number;
  readonly chainHash: string;
  readonly insideName: string | null;
  readonly sender: string | null;
  readonly broughtBy: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly layoutName: string | null;
  readonly layoutVersion: number | null;
  readonly layoutApprovedBy: string | null;
  readonly classification: Classification | null;
}

/** Another arrival of the dealer that tells of the same day and kind. */
export interface OtherArrival {
  readonly rawFileId: number;
  readonly fileName: string;
  readonly batchId: number;
  readonly receivedAt: Date;
  readonly state: OutcomeState;
  readonly classification: Classification | null;
  /** It came before the one in force, which took its place; or after it, and did not. */
  readonly earlier: boolean;
}

export interface Custody {
  readonly rawFile: RawFileRow;
  readonly facts: CustodyFacts;
  readonly others: readonly OtherArrival[];
}

const MOST_OTHERS = 20;

/** The chain of custody of what stands behind an entry. */
@Injectable()
export class CustodyRepository {
  constructor(private readonly files: RawFileListRepository) {}

  async of(tx: TxCtx, { rawFileId, dealerId, date, kind }: Pick<FlowEntryRow, 'rawFileId' | 'dealerId' | 'date' | 'kind'>): Promise<Custody | undefined> {
    const rawFile = await this.files.find(tx, rawFileId);
    const params = new SqlParams();
    const facts = await sqlOne<CustodyFacts>(tx, `${FACTS} WHERE f.id = ${params.add(rawFileId)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`, params);
    if (!rawFile || !facts) return undefined;
    const others = await sql<OtherArrival>(tx, OTHERS, [dealerId, date, kind, rawFileId]);
    return { rawFile, facts, others };
  }
}

const FACTS = `
  SELECT d.source, f.source_path AS "sourcePath", f.sequence, encode(f.chain_hash, 'hex') AS "chainHash", outer_file.name AS "insideName",
    (SELECT m.sender FROM mail_message m WHERE m.raw_file_id = coalesce(f.inside_id, f.id) ORDER BY m.id LIMIT 1) AS sender,
    u.uploaded_by AS "broughtBy", CASE WHEN u.state = 'confirmed' THEN u.decided_by END AS "confirmedBy", CASE WHEN u.state = 'confirmed' THEN u.decided_at END AS "confirmedAt",
    l.name AS "layoutName", l.version AS "layoutVersion", (SELECT p.name FROM app_user p WHERE p.id = l.approved_by) AS "layoutApprovedBy", o.classification
  FROM raw_file f JOIN feed d ON d.id = f.feed_id JOIN raw_file_outcome o ON o.raw_file_id = f.id LEFT JOIN layout l ON l.id = coalesce(o.layout_id, d.layout_id)
    LEFT JOIN raw_file outer_file ON outer_file.id = f.inside_id LEFT JOIN flow_upload u ON u.raw_file_id = f.id`;

const OTHERS = `
  SELECT f.id AS "rawFileId", f.name AS "fileName", o.batch_id AS "batchId", f.received_at AS "receivedAt", o.state, o.classification, f.id < $4 AS earlier
  FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id JOIN feed d ON d.id = f.feed_id JOIN layout l ON l.id = coalesce(o.layout_id, d.layout_id)
  WHERE f.dealer_id = $1 AND o.period @> $2::date AND l.mapping ->> 'kind' = $3 AND f.id <> $4 AND o.state IN ('posted', 'identical', 'held', 'discarded')
  ORDER BY f.id DESC LIMIT ${MOST_OTHERS}`;
