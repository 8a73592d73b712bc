import { PRICES } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { BUYER_ROLE } from '../role/role';

/** SQL: the codes of all permissions that the roles of user `u` give. */
export const PERMISSIONS_SQL = `ARRAY(SELECT DISTINCT p FROM user_role ur JOIN role r ON r.id = ur.role_id, unnest(r.permissions) p
  WHERE ur.user_id = u.id ORDER BY p)`;

/** SQL: dealer `ad` lies in the dealer dimension of the head-office user `u`; the same rule as in `scope.sql.ts`. */
const REACHED = `EXISTS (
  SELECT 1 FROM access_grant t JOIN access_group g ON g.id = t.group_id
  WHERE (t.user_id = u.id OR t.organisation_id = u.organisation_id) AND g.dimension = 'dealers' AND (g.everything OR EXISTS (
    SELECT 1 FROM access_group_item i WHERE i.group_id = g.id AND (i.kind, i.item_id) IN (('dealer', ad.id), ('branch', ad.branch_id)))))`;

const PERMITTED = `EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND '${identityPermissions.act}' = ANY (r.permissions))
  AND EXISTS (SELECT 1 FROM organisation own WHERE own.id = u.organisation_id AND own.kind = 'head_office')`;

/** SQL: user `u` sees prices; who sees none sees none of a dealer's either. */
const SEES_PRICES = `EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND '${PRICES}' = ANY (r.permissions))`;

/**
 * SQL: what session `s` of user `u` is acting as, one row or none. `fault` says why it does not hold any more, NULL: it
 * holds. Permissions are those of the dealer's buyer; who only looks has the reading ones.
 */
export const ACTING_LATERAL = `LEFT JOIN LATERAL (
    SELECT a.id, a.organisation_id, a.organisation_name, a.mode, a.reason, a.started_at, ad.tier,
      CASE WHEN ad.status = 'closed' THEN 'dealer-closed' WHEN NOT (${PERMITTED}) THEN 'not-permitted' WHEN NOT ${REACHED} THEN 'out-of-scope' END AS fault,
      ARRAY(SELECT p FROM role r, unnest(r.permissions) p
            WHERE r.code = CASE ad.tier WHEN 1 THEN '${BUYER_ROLE[1]}' WHEN 2 THEN '${BUYER_ROLE[2]}' END AND (a.mode = 'order' OR p LIKE '%.read') AND (p <> '${PRICES}' OR ${SEES_PRICES})
            ORDER BY p) AS permissions
    FROM acting_record a LEFT JOIN dealer ad ON ad.id = a.organisation_id
    WHERE a.id = s.acting_id
  ) acting ON true`;
