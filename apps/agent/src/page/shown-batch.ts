import type { Spool } from '../spool/spool';
import type { BatchRecord } from '../spool/spool-files';

/** A batch as the dealer sees it. */
export interface ShownBatch extends Omit<BatchRecord, 'envelope' | 'signature' | 'progress'> {
  readonly seq: number;
  readonly confirmed: boolean;
}

/** The latest first. */
export function shownBatches(spool: Pick<Spool, 'numbers' | 'record' | 'state'>, most: number): ShownBatch[] {
  return spool.numbers().reverse().slice(0, most).flatMap((seq) => shownBatch(spool, seq) ?? []);
}

export function shownBatch(spool: Pick<Spool, 'record' | 'state'>, seq: number): ShownBatch | undefined {
  const record = spool.record(seq);
  return record && { ...withoutProof(record), seq, confirmed: seq <= spool.state.confirmed };
}

const withoutProof = ({ envelope: _envelope, signature: _signature, progress: _progress, ...shown }: BatchRecord): Omit<BatchRecord, 'envelope' | 'signature' | 'progress'> => shown;
