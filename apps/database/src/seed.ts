import type { Client } from 'pg';
import { keepSandboxInReach } from './seeds/demo/sandbox-reach';
import { withOwnerClient } from './seeds/owner-client';
import { SeedLog } from './seeds/seed-log';
import { seedCommand } from './seeds/seed-options';
import { SeedProgress } from './seeds/seed-progress';
import { companyInForce, runSeed } from './seeds/seed-runner';
import { stepsOf } from './seeds/seed-steps';

/** Fills an empty database with a company; goes on where an earlier run stopped, and does nothing when all is there. */
export async function seed(args: readonly string[]): Promise<void> {
  const { options, part } = seedCommand(args);
  await withOwnerClient(async (client) => {
    const progress = await SeedProgress.open(client);
    const begun = await progress.begun();
    if (!begun && (await hasCompany(client))) return console.log('this database has a company already; nothing was seeded');
    if (begun?.scale === 'demo' && options.scale === 'full') {
      throw new Error('This database holds the demo company. Empty it first ("npm run database -- reset --yes"), or use another one.');
    }
    const scale = begun?.scale ?? options.scale;
    const inForce = await runSeed(client, options, {
      steps: stepsOf(scale, part),
      log: new SeedLog((line) => console.log(line)),
    });
    if (scale === 'demo') await keepSandboxInReach(client, companyInForce(inForce));
    const which = inForce.company === 'lubricants' ? '' : ` ${inForce.company}`;
    console.log(`the ${scale}${which} company is there (seed ${inForce.seed}, data until ${inForce.until})`);
  });
}

async function hasCompany(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM organisation LIMIT 1');
  return rowCount !== 0;
}
