import { createHash } from 'node:crypto';
import type { SeedStep } from '../seed-step';
import { channelOf } from './channel';

/** Name, hours after `until` of its last use, whether it was revoked since. */
const KEYS = [
  ['ERP 每日推送', 8, false],
  ['旧进销存', 2, true],
] as const;

/** Keys of two dealers' own systems: one in use, one revoked. Nobody holds their secrets. */
export const keysStep: SeedStep = {
  name: 'API keys',
  async run({ client, company }) {
    const dealers = channelOf(company).map(({ dealer }) => dealer);
    for (const [index, [name, hours, isRevoked]] of KEYS.entries()) {
      const hash = createHash('sha256').update(`${company.seed}:${name}`).digest();
      await client.query(
        `INSERT INTO api_key (organisation_id, name, hint, secret_hash, permissions, networks, created_at, created_by, last_used_at, last_used_from, revoked_at, revoked_by)
         SELECT $1, $2, 'trb_' || left(encode($3, 'hex'), 6), $3, ARRAY['flows.upload', 'flows.own.read'], ARRAY['203.0.113.0/24'], t.at - interval '20 days', '系统管理员', t.at + make_interval(hours => $5), '203.0.113.7',
           CASE WHEN $6 THEN t.at + interval '9 hours' END, CASE WHEN $6 THEN '系统管理员' END
         FROM (SELECT $4::timestamptz AS at) t`,
        [dealers[index]?.id, name, hash, `${company.until} 00:00+08`, hours, isRevoked],
      );
    }
    return KEYS.length;
  },
};
