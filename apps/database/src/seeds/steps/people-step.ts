import { hashPassword } from '@tributary/identity';
import { DEMO_PASSWORD, peopleOf } from '../company/people';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

/** Users with their roles. One hash serves all: making one takes time on purpose. */
export const peopleStep: SeedStep = {
  name: 'users',
  async run(seed) {
    const { client, company } = seed;
    const hash = await hashPassword(DEMO_PASSWORD);
    const users = await copyRows(client, 'app_user', ['id', 'organisation_id', 'account', 'name', 'password_hash', 'email'], userRows(seed, hash));
    const { rows } = await client.query<{ id: number; code: string }>('SELECT id, code FROM role');
    const ids = new Map(rows.map(({ id, code }) => [code, id]));
    const grants = await copyRows(client, 'user_role', ['user_id', 'role_id'], roleRows(company, ids));
    await advanceSequences(client, 'app_user');
    return users + grants;
  },
};

function* userRows({ company, progress }: SeedRun, hash: string): Generator<CopyRow> {
  for (const { id, organisationId, account, name } of peopleOf(company)) {
    progress(id);
    yield [id, organisationId, account, name, hash, `${account}@tributary.example`];
  }
}

function* roleRows(company: SeedRun['company'], ids: ReadonlyMap<string, number>): Generator<CopyRow> {
  for (const person of peopleOf(company)) {
    for (const code of person.roles) {
      const role = ids.get(code);
      if (role === undefined) throw new Error(`There is no role ${code}.`);
      yield [person.id, role];
    }
  }
}
