import { Injectable } from '@nestjs/common';
import type { Locale } from '@tributary/kernel';
import { PRICES, sql, SqlParams, type TxCtx } from '@tributary/platform';

/** Those of one organisation who may do at least one of these things. */
export interface PeopleWanted {
  readonly organisationId: number;
  readonly anyPermission: readonly string[];
  /** Of head office, only those whose permission groups reach this dealer. Others see what their own organisation sees. */
  readonly reachingDealer: number;
}

export interface FoundPerson {
  readonly userId: number;
  readonly organisationId: number;
  readonly name: string;
  /** Empty: mail reaches this person nowhere. */
  readonly email: string;
  readonly locale: Locale;
  /** Whether the person may see money. */
  readonly seesPrices: boolean;
}

/** Whom something concerns. Needs a system context: it tells other domains about people whom no single user may see. */
@Injectable()
export class PeopleFinder {
  /** Active people of active companies, each once, in order of their id: one statement whatever is wanted. */
  find(tx: TxCtx, wanted: readonly PeopleWanted[]): Promise<FoundPerson[]> {
    const params = new SqlParams();
    const column = (values: readonly unknown[], type: string) => `${params.add(values)}::${type}[]`;
    const wants = `unnest(${column(wanted.map(({ organisationId }) => organisationId), 'bigint')}, ${column(wanted.map(({ reachingDealer }) => reachingDealer), 'bigint')},
      ${column(wanted.map(({ anyPermission }) => JSON.stringify(anyPermission)), 'jsonb')}) AS w(organisation_id, dealer_id, permissions)`;
    return sql<FoundPerson>(
      tx,
      `SELECT DISTINCT u.id AS "userId", u.organisation_id AS "organisationId", u.name, u.email, u.locale,
              EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND '${PRICES}' = ANY (r.permissions)) AS "seesPrices"
       FROM ${wants}
       JOIN organisation o ON o.id = w.organisation_id LEFT JOIN dealer own ON own.id = o.id
       JOIN app_user u ON u.organisation_id = o.id AND u.status = 'active'
       WHERE own.status IS DISTINCT FROM 'closed'
         AND EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id
                     WHERE ur.user_id = u.id AND r.permissions && ARRAY(SELECT jsonb_array_elements_text(w.permissions)))
         AND (o.kind = 'dealer' OR ${REACHES_SQL})
       ORDER BY u.id`,
      params,
    );
  }
}

/** SQL: groups of the dealer dimension, granted to user `u` or to the organisation, name the dealer `w.dealer_id`, its branch, or everything. */
const REACHES_SQL = `EXISTS (
  SELECT 1 FROM access_grant a JOIN access_group g ON g.id = a.group_id AND g.dimension = 'dealers'
  WHERE (a.user_id = u.id OR a.organisation_id = u.organisation_id)
    AND (g.everything OR EXISTS (
      SELECT 1 FROM access_group_item i LEFT JOIN dealer d ON d.id = w.dealer_id
      WHERE i.group_id = g.id AND (i.kind = 'dealer' AND i.item_id = d.id OR i.kind = 'branch' AND i.item_id = d.branch_id))))`;
