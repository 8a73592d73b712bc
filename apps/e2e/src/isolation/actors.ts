import type { Http } from '../harness/http';
import type { World } from '../harness/world';

/** Makes a user of an organisation with just these roles, and signs in. The password is that of every demo account. */
export async function addUser(world: World, account: string, organisation: number, roles: readonly string[]): Promise<Http> {
  await world.owner.query(
    `INSERT INTO app_user (organisation_id, account, name, password_hash)
     SELECT $1, $2, $2, password_hash FROM app_user WHERE account = 'buyer1'`,
    [organisation, account],
  );
  await world.owner.query(
    `INSERT INTO user_role (user_id, role_id) SELECT u.id, r.id FROM app_user u, role r WHERE u.account = $1 AND r.code = ANY ($2::text[])`,
    [account, roles],
  );
  return world.signIn(account);
}

/** rep1, who looks at what the dealer of `account` sees. */
export async function lookingAs(world: World, account: string): Promise<Http> {
  const dealerId = await firstId(world, `SELECT organisation_id AS id FROM app_user WHERE account = '${account}'`);
  const representative = await world.signIn('rep1');
  await representative.post('/api/session/acting', { dealerId, mode: 'view', reason: 'isolation' });
  return representative.renewed();
}

/** The id that a query finds first; throws when it finds none. */
export async function firstId(world: World, query: string): Promise<number> {
  const { rows } = await world.owner.query<{ id: string }>(query);
  if (!rows[0]) throw new Error(`The demo company has nobody for this: ${query}`);
  return Number(rows[0].id);
}
