import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, sqlOne, type TxCtx } from '@tributary/platform';
import { ACTING_LATERAL, PERMISSIONS_SQL } from '../acting/acting.sql';
import type { SessionDto } from './session.dto';
import { csrfTokenOf, tokenHash } from './session-token';

/** SQL: organisation `o` and its dealer `d` as OrganisationDto. */
export const ORGANISATION_SQL = `jsonb_build_object('id', o.id, 'kind', o.kind, 'code', o.code, 'name', o.name,
  'nameEn', nullif(o.name_en, ''), 'tier', d.tier)`;

/** SQL: the role codes of user `u`. */
export const ROLES_SQL = `ARRAY(SELECT r.code FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id ORDER BY r.code)`;

type SessionRow = Omit<SessionDto, 'csrfToken'> & { readonly actingRecordId: number | null };

/** SQL: session `s` acts, and may. */
const ACTS = 'acting.id IS NOT NULL AND acting.fault IS NULL';

/** What a signed-in person is told of the own session: as the dealer while it acts for one. */
@Injectable()
export class SessionView {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `token`: of the session's cookie. */
  async of(tx: TxCtx, token: string): Promise<SessionDto> {
    const row = await sqlOne<SessionRow>(
      tx,
      `SELECT jsonb_build_object('id', u.id, 'account', u.account, 'name', u.name, 'locale', u.locale,
           'mustChangePassword', u.must_change_password) AS user,
         ${ORGANISATION_SQL} AS organisation, ${ROLES_SQL} AS roles,
         CASE WHEN ${ACTS} THEN acting.permissions ELSE ${PERMISSIONS_SQL} END AS permissions,
         CASE WHEN acting.id IS NOT NULL THEN jsonb_build_object('organisationId', acting.organisation_id, 'organisationName', acting.organisation_name,
           'mode', acting.mode, 'reason', acting.reason, 'since', acting.started_at, 'fault', acting.fault) END AS acting,
         acting.id AS "actingRecordId"
       FROM session s JOIN app_user u ON u.id = s.user_id ${ACTING_LATERAL}
         JOIN organisation o ON o.id = CASE WHEN ${ACTS} THEN acting.organisation_id ELSE u.organisation_id END LEFT JOIN dealer d ON d.id = o.id
       WHERE s.token_hash = $1`,
      [tokenHash(token)],
    );
    if (!row) throw new Error('A session does not see itself.');
    const { actingRecordId, ...session } = row;
    return { ...session, csrfToken: csrfTokenOf(token, this.config.secret, actingRecordId) };
  }
}
