import { Injectable } from '@nestjs/common';
import { prepared, sql, sqlCount, sqlOne, type TxCtx } from '@tributary/platform';
import { ACTING_LATERAL, PERMISSIONS_SQL } from '../acting/acting.sql';
import type { ActingFault } from '../acting/acting.repository';
import { ABSOLUTE_MS, IDLE_MS, NOTE_USE_MS } from './session-lifetime';

/** The dealer as whom a session acts. */
export interface SessionActing {
  readonly recordId: number;
  readonly organisationId: number;
  readonly organisationName: string;
  readonly mode: 'order' | 'view';
  readonly tier: 1 | 2;
  /** Null: it holds. */
  readonly fault: ActingFault | null;
  readonly permissions: string[];
}

/** Who a valid session belongs to, what that person may do, and as whom the session acts. */
export interface SessionOwner {
  readonly userId: number;
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly organisationId: number;
  readonly organisationKind: 'head_office' | 'dealer';
  readonly tier: 1 | 2 | null;
  readonly permissions: string[];
  readonly acting: SessionActing | null;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: number;
  readonly address: string;
  readonly userAgent: string;
}

export interface OwnSessionRow {
  readonly id: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** Both ends of a session's life that are still open at `$2`. */
const IS_LIVE = 's.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3';

const USE_SQL = prepared(`
  WITH live AS (SELECT s.id, s.user_id, s.last_seen_at, s.acting_id FROM session s WHERE s.token_hash = $1 AND ${IS_LIVE}),
  noted AS (UPDATE session n SET last_seen_at = $2 FROM live WHERE n.id = live.id AND live.last_seen_at < $4)
  SELECT u.id AS "userId", u.name, u.must_change_password AS "mustChangePassword", o.id AS "organisationId",
    o.kind AS "organisationKind", d.tier, ${PERMISSIONS_SQL} AS permissions,
    CASE WHEN acting.id IS NOT NULL THEN jsonb_build_object('recordId', acting.id, 'organisationId', acting.organisation_id,
      'organisationName', acting.organisation_name, 'mode', acting.mode, 'tier', acting.tier, 'fault', acting.fault,
      'permissions', acting.permissions) END AS acting
  FROM live s JOIN app_user u ON u.id = s.user_id JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id
    ${ACTING_LATERAL}
  WHERE u.status = 'active' AND d.status IS DISTINCT FROM 'closed'`);

@Injectable()
export class SessionRepository {
  /** The owner of a live session of somebody who may still work; its use is noted. One statement. */
  use(tx: TxCtx, tokenHash: Buffer, now: Date): Promise<SessionOwner | undefined> {
    return sqlOne(tx, USE_SQL, [tokenHash, now, idleLimit(now), new Date(now.getTime() - NOTE_USE_MS)]);
  }

  async open(tx: TxCtx, session: NewSession, now: Date): Promise<void> {
    await sql(
      tx,
      `INSERT INTO session (token_hash, user_id, created_at, last_seen_at, expires_at, user_agent, address) VALUES ($1, $2, $3, $3, $4, $5, $6)`,
      [session.tokenHash, session.userId, now, new Date(now.getTime() + ABSOLUTE_MS), session.userAgent.slice(0, 300), session.address],
    );
  }

  /** Ends the session behind a token, if it still runs. */
  async revoke(tx: TxCtx, tokenHash: Buffer, now: Date): Promise<void> {
    await sql(tx, `UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL`, [tokenHash, now]);
  }

  /** Ends one live session of that user; false when there is none of that number. */
  async revokeOwn(tx: TxCtx, userId: number, sessionId: number, now: Date): Promise<boolean> {
    const values = [sessionId, now, idleLimit(now), userId];
    return (await sqlCount(tx, `UPDATE session s SET revoked_at = $2 WHERE s.id = $1 AND ${IS_LIVE} AND s.user_id = $4`, values)) > 0;
  }

  /** The live sessions of a user, the one behind `tokenHash` marked, latest use first. */
  live(tx: TxCtx, userId: number, tokenHash: Buffer, now: Date): Promise<OwnSessionRow[]> {
    return sql(
      tx,
      `SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", nullif(s.address, '') AS address,
         nullif(s.user_agent, '') AS "userAgent", s.token_hash = $1 AS current
       FROM session s WHERE s.user_id = $4 AND ${IS_LIVE} ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 100`,
      [tokenHash, now, idleLimit(now), userId],
    );
  }

  /** Ends every session of a user, or all but the one behind `keep`; gives their number. */
  revokeAll(tx: TxCtx, userId: number, now: Date, keep: Buffer = Buffer.alloc(0)): Promise<number> {
    return sqlCount(tx, `UPDATE session SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL AND token_hash <> $3`, [userId, now, keep]);
  }
}

function idleLimit(now: Date): Date {
  return new Date(now.getTime() - IDLE_MS);
}
