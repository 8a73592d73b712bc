// npm run database -- migrate|seed|reset|check|accounts, npm run seed [-- --scale full] [--company pharma]: on DATABASE_URL, on the database
// of a Tributary that runs from this checkout, or on its stopped one, which is started for the while.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from '../start/build.mjs';
import { companyOf, dataOf } from '../start/companies.mjs';
import { environmentOf, ownerEnvironment } from '../start/bring-up.mjs';
import { ensureAppRole } from '../start/role.mjs';
import { running } from '../start/lock.mjs';
import { secretsOf } from '../start/secrets.mjs';
import { postgresFor } from '../start/servers.mjs';
import { passOn } from './pass-on.mjs';

/** The database that the command is about, with a way to leave it as it was found. */
const target = async (root, company, secrets) => {
  const instance = process.env.DATABASE_URL ? undefined : running(root);
  const runs = instance?.company ?? company;
  if (runs !== company) throw new Error(`The company "${runs}" runs from this folder (process ${instance.pid}), not "${company}": stop it first, or name it with --company ${runs}.`);
  if (instance?.postgresPort) process.env.DATABASE_URL = `postgres://tributary:${secrets.ownerPassword}@127.0.0.1:${instance.postgresPort}/tributary`;
  return postgresFor(dataOf(root, company), secrets);
};

export const database = async (root, given) => {
  const { company, rest: args } = companyOf(given);
  const data = dataOf(root, company);
  mkdirSync(data, { recursive: true });
  await build(root, (line) => console.log(line), ['database']);
  const secrets = secretsOf(data);
  const postgres = await target(root, company, secrets);
  const env = ownerEnvironment(environmentOf({ root, data, postgres, secrets }), postgres);
  const run = (...command) => passOn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/apps/database/main.js'), ...command], env);
  try {
    if (args[0] === 'seed') {
      const migrated = await run('migrate');
      if (migrated !== 0) return migrated;
      await ensureAppRole(postgres.url, postgres.appUrl);
    }
    return await run(...args, ...(args[0] === 'seed' ? ['--company', company] : []));
  } finally {
    await postgres.stop();
  }
};

export const seed = (root, args) => database(root, ['seed', ...args]);
