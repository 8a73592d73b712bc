// Passwords and keys of a local installation: made up once, kept in .data/secrets.json, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const random = () => randomBytes(24).toString('hex');

/** @param data the folder of the company */
export const secretsOf = (data) => {
  const file = path.join(data, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(path.join(data, 'pg'))) {
    throw new Error(`${file} is gone, and with it the password of the database in ${path.join(data, 'pg')}: put it back, or start over with "npm start -- --fresh" (all data is lost).`);
  }
  const secrets = { ownerPassword: random(), appPassword: random(), secret: random() };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
};
