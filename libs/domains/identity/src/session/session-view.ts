import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, sqlOne, type TxCtx } from '@tributary/platform';
import type { SessionDto } from './session.dto';
import { csrfTokenOf } from './session-token';
import { PERMISSIONS_SQL } from './session.repository';

/** SQL: organisation `o` and its dealer `d` as OrganisationDto. */
export const ORGANISATION_SQL = `jsonb_build_object('id', o.id, 'kind', o.kind, 'code', o.code, 'name', o.name,
  'nameEn', nullif(o.name_en, ''), 'tier', d.tier)`;

/** SQL: the role codes of user `u`. */
export const ROLES_SQL = `ARRAY(SELECT r.code FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id ORDER BY r.code)`;

/** What a signed-in person is told of the own session. */
@Injectable()
export class SessionView {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** `token`: of the session's cookie. */
  async of(tx: TxCtx, userId: number, token: string): Promise<SessionDto> {
    const row = await sqlOne<Omit<SessionDto, 'csrfToken'>>(
      tx,
      `SELECT jsonb_build_object('id', u.id, 'account', u.account, 'name', u.name, 'locale', u.locale,
           'mustChangePassword', u.must_change_password) AS user,
         ${ORGANISATION_SQL} AS organisation, ${ROLES_SQL} AS roles, ${PERMISSIONS_SQL} AS permissions
       FROM app_user u JOIN organisation o ON o.id = u.organisation_id LEFT JOIN dealer d ON d.id = o.id WHERE u.id = $1`,
      [userId],
    );
    if (!row) throw new Error(`User ${userId} does not see the own account.`);
    return { ...row, csrfToken: csrfTokenOf(token, this.config.secret) };
  }
}
