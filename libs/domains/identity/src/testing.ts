import type { Client } from 'pg';
import { hashPassword } from './password/password-hash';

/** What specs sign in with. */
export const TEST_PASSWORD = 'correct-horse-9';

/** Cheap on purpose: a spec makes many users. Sign-in replaces it by today's cost. */
const TEST_COST = { memory: 64, passes: 1, parallelism: 1 };

/** Users and groups for specs, written as the owner: past row-level security. */
export interface UserSeed {
  readonly id: number;
  readonly organisationId: number;
  readonly account?: string;
  readonly name?: string;
  readonly password?: string;
  readonly roles?: readonly string[];
  readonly status?: 'active' | 'disabled';
  readonly mustChangePassword?: boolean;
}

export interface GroupSeed {
  readonly dimension: 'dealers' | 'catalogue' | 'price' | 'stock' | 'flow';
  readonly everything?: boolean;
  readonly items?: readonly (readonly [kind: 'dealer' | 'branch' | 'product_line' | 'sku' | 'price_list' | 'location', id: number])[];
  readonly users?: readonly number[];
  readonly organisations?: readonly number[];
  readonly tiers?: readonly (1 | 2)[];
}

export async function addRole(owner: Client, code: string, kind: 'head_office' | 'dealer', permissions: readonly string[]): Promise<void> {
  await owner.query(`INSERT INTO role (code, name, name_en, organisation_kind, permissions) VALUES ($1, $1, $1, $2, $3)`, [code, kind, permissions]);
}

export async function addUser(owner: Client, user: UserSeed): Promise<number> {
  const { id, organisationId, account = `user${id}`, name = `用户${id}`, password = TEST_PASSWORD, roles = [], status = 'active' } = user;
  await owner.query(
    `INSERT INTO app_user (id, organisation_id, account, name, password_hash, status, must_change_password) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, organisationId, account, name, await hashPassword(password, TEST_COST), status, user.mustChangePassword ?? false],
  );
  await owner.query(`SELECT setval(pg_get_serial_sequence('app_user', 'id'), (SELECT max(id) FROM app_user))`);
  await owner.query(`INSERT INTO user_role (user_id, role_id) SELECT $1, id FROM role WHERE code = ANY ($2)`, [id, roles]);
  return id;
}

/** A group of one dimension, granted to all that are named. */
export async function addGroup(owner: Client, group: GroupSeed): Promise<number> {
  const { dimension, everything = false, items = [], users = [], organisations = [], tiers = [] } = group;
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO access_group (dimension, code, name, name_en, everything)
     SELECT $1, 'G' || count(*), '权限组', 'Group', $2 FROM access_group RETURNING id`,
    [dimension, everything],
  );
  const id = rows[0]?.id ?? 0;
  for (const [kind, itemId] of items) await owner.query('INSERT INTO access_group_item VALUES ($1, $2, $3)', [id, kind, itemId]);
  const grants = [...users.map((user) => [user, null, null]), ...organisations.map((o) => [null, o, null]), ...tiers.map((tier) => [null, null, tier])];
  for (const grant of grants) {
    await owner.query('INSERT INTO access_grant (group_id, user_id, organisation_id, tier) VALUES ($1, $2, $3, $4)', [id, ...grant]);
  }
  return id;
}
