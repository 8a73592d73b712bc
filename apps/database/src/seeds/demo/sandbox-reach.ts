import type { Client } from 'pg';
import type { Company } from '../company/company';
import { channelOf } from './channel';
import { sandboxFtp } from './feeds-step';
import { restoreSandboxSpec } from './sandbox-spec';

/** The sandbox may have moved to another port since the feeds were made, or lost its folder. Changes nothing else. */
export async function keepSandboxInReach(client: Client, company: Company): Promise<void> {
  restoreSandboxSpec(company);
  await keepSitesInReach(client);
  if (!process.env['SANDBOX_FTP_URL']) return;
  const codes = channelOf(company).map(({ dealer }) => `F-${dealer.code}`);
  await client.query('UPDATE feed SET settings = settings || $1::jsonb WHERE code = ANY ($2::text[]) AND NOT settings @> $1::jsonb', [JSON.stringify(sandboxFtp()), codes]);
}

async function keepSitesInReach(client: Client): Promise<void> {
  const url = process.env['SANDBOX_URL'];
  if (!url) return;
  await client.query(
    `UPDATE feed SET settings = jsonb_set(settings, '{url}', to_jsonb($1 || substring(settings ->> 'url' FROM '/site/.*')))
     WHERE source = 'web' AND settings ->> 'url' LIKE '%/site/%' AND NOT starts_with(settings ->> 'url', $1)`,
    [url],
  );
}
