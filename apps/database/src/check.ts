import type { Client } from 'pg';
import type { Check } from './checks/check';
import { companyChecks } from './checks/company-checks';
import { flowChecks } from './checks/flow-checks';
import { ledgerChecks } from './checks/ledger-checks';
import { securityChecks } from './checks/security-checks';
import { withOwnerClient } from './seeds/owner-client';

const SHOWN = 5;
export const checks: readonly Check[] = [...securityChecks, ...companyChecks, ...ledgerChecks, ...flowChecks];

/** Looks for broken promises in the data; says which hold, and throws when one does not. */
export async function check(): Promise<void> {
  await withOwnerClient(async (client) => {
    let broken = 0;
    for (const promise of checks) {
      const breaches = await breachesOf(client, promise);
      if (breaches.length > 0) broken += 1;
      console.log(`${breaches.length === 0 ? 'ok    ' : 'BROKEN'} ${promise.name}${breaches.length === 0 ? '' : `: ${breaches.length}`}`);
      for (const breach of breaches.slice(0, SHOWN)) console.log(`         ${breach}`);
    }
    if (broken > 0) throw new Error(`${broken} of ${checks.length} checks failed.`);
  });
}

/** What breaks the promise; empty when it holds. */
export async function breachesOf(client: Client, { query }: Check): Promise<string[]> {
  const { rows } = await client.query<{ breach: string }>(query);
  return rows.map(({ breach }) => breach);
}
