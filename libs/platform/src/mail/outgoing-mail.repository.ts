import { Injectable } from '@nestjs/common';
import type { TxCtx } from '../context/ctx';
import { sql, sqlOne } from '../database/sql';
import type { Envelope } from './mail-transport';

/** A mail that this worker took for sending, for the `attempts`-th time. */
export interface ClaimedMail extends Envelope {
  readonly attempts: number;
}

/** Longer than sending may take: a mail marked as under way for longer was left there by a process that died. */
export const UNDER_WAY_MS = 120_000;

@Injectable()
export class OutgoingMailRepository {
  /** The mail, now marked as under way; undefined when it is sent, given up, or under way elsewhere. */
  claim(tx: TxCtx, id: string): Promise<ClaimedMail | undefined> {
    return sqlOne<ClaimedMail>(
      tx,
      `UPDATE outgoing_mail SET state = 'sending', attempts = attempts + 1, attempted_at = clock_timestamp()
       WHERE id = $1 AND (state = 'waiting' OR state = 'sending' AND attempted_at < clock_timestamp() - make_interval(secs => ${UNDER_WAY_MS / 1000}))
       RETURNING id, address, name, locale, content, attempts`,
      [id],
    );
  }

  /** Whether it is marked as under way: by another worker, or by one that died. */
  async isUnderWay(tx: TxCtx, id: string): Promise<boolean> {
    return (await sqlOne(tx, `SELECT 1 FROM outgoing_mail WHERE id = $1 AND state = 'sending'`, [id])) !== undefined;
  }

  async settle(tx: TxCtx, id: string, state: 'sent' | 'waiting' | 'failed', fault = ''): Promise<void> {
    await sql(
      tx,
      `UPDATE outgoing_mail SET state = $2, last_error = left($3, 500), sent_at = CASE WHEN $2 = 'sent' THEN clock_timestamp() END WHERE id = $1 AND state = 'sending'`,
      [id, state, fault],
    );
  }
}
