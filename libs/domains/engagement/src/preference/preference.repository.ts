import { Injectable } from '@nestjs/common';
import { sql, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import { NOTICES } from '../notice/notices';

/** Where somebody wants to be told. */
export interface Channels {
  readonly portal: boolean;
  readonly mail: boolean;
}

export interface KindPreference extends Channels {
  readonly kind: string;
}

/** What holds for whoever said nothing. */
export function defaultChannels(kind: string): Channels {
  return { portal: true, mail: NOTICES.get(kind)?.mail ?? true };
}

@Injectable()
export class PreferenceRepository {
  /** The channels of some people for one kind: one statement. */
  async ofPeople(tx: TxCtx, kind: string, userIds: readonly number[]): Promise<ReadonlyMap<number, Channels>> {
    const rows = await sql<Channels & { userId: number }>(
      tx,
      `SELECT user_id AS "userId", portal, mail FROM notification_preference WHERE kind = $1 AND user_id = ANY ($2::bigint[])`,
      [kind, userIds],
    );
    const said = new Map(rows.map(({ userId, portal, mail }) => [userId, { portal, mail }]));
    return new Map(userIds.map((userId) => [userId, said.get(userId) ?? defaultChannels(kind)]));
  }

  /** What the caller said so far. */
  async own(tx: TxCtx): Promise<ReadonlyMap<string, Channels>> {
    const rows = await sql<KindPreference>(tx, 'SELECT kind, portal, mail FROM notification_preference WHERE user_id = $1', [userOf(tx).userId]);
    return new Map(rows.map(({ kind, ...channels }) => [kind, channels]));
  }

  async setOwn(tx: TxCtx, changes: readonly KindPreference[]): Promise<void> {
    const params = new SqlParams();
    const column = (values: readonly unknown[], type: string) => `${params.add(values)}::${type}[]`;
    await sql(
      tx,
      `INSERT INTO notification_preference (user_id, kind, portal, mail)
       SELECT ${params.add(userOf(tx).userId)}::bigint, t.* FROM unnest(${column(changes.map(({ kind }) => kind), 'text')},
         ${column(changes.map(({ portal }) => portal), 'boolean')}, ${column(changes.map(({ mail }) => mail), 'boolean')}) AS t
       ON CONFLICT (user_id, kind) DO UPDATE SET portal = excluded.portal, mail = excluded.mail`,
      params,
    );
  }
}
