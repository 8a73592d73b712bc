import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import type { TxCtx } from '../context/ctx';
import { sql, SqlParams } from '../database/sql';
import type { Letter } from './letter';
import { sendMail } from './mail.jobs';

/** Where letters are handed in. The worker sends them; nobody waits for a mail server. Needs a system context. */
@Injectable()
export class Mailer {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** False: this installation sends no mail, and no letters wait for the day when it does. */
  get isOn(): boolean {
    return this.config.smtp !== undefined;
  }

  /** The letters leave with the transaction of `tx`, or not at all: one statement for any number. */
  async post(tx: TxCtx, letters: readonly Letter[]): Promise<void> {
    if (!this.isOn || letters.length === 0) return;
    const params = new SqlParams();
    const column = (values: readonly unknown[], type: string) => `${params.add(values)}::${type}[]`;
    await sql(
      tx,
      `WITH posted AS (
         INSERT INTO outgoing_mail (id, user_id, address, name, locale, content)
         SELECT * FROM unnest(${column(letters.map(({ id }) => id), 'uuid')}, ${column(letters.map(({ userId }) => userId), 'bigint')},
           ${column(letters.map(({ address }) => address), 'text')}, ${column(letters.map(({ name }) => name), 'text')},
           ${column(letters.map(({ locale }) => locale), 'text')}, ${column(letters.map(({ content }) => JSON.stringify(content)), 'jsonb')})
         RETURNING id
       )
       INSERT INTO outbox (kind, name, payload, correlation_id)
       SELECT 'job', ${params.add(sendMail.name)}, jsonb_build_object('mailId', id), ${params.add(tx.correlationId)} FROM posted`,
      params,
    );
  }
}
