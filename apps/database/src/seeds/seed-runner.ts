import type { Client } from 'pg';
import { type Company, companyOf } from './company/company';
import { INDUSTRIES } from './industry/industries';
import type { SeedLog } from './seed-log';
import type { SeedOptions } from './seed-options';
import { SeedProgress } from './seed-progress';
import type { SeedStep } from './seed-step';

export interface SeedPlan {
  readonly steps: readonly SeedStep[];
  readonly log: SeedLog;
}

/** The company that the options of a seed mean. */
export function companyInForce({ company, scale, seed, until }: SeedOptions): Company {
  const industry = INDUSTRIES[company];
  return companyOf(industry.scales[scale], seed, until, industry);
}

/**
 * Runs the steps that are missing, each in a transaction of its own: killed at any moment, it goes on where it stopped.
 * Gives the options in force, which are those of the first run; refuses a database that holds another company.
 */
export async function runSeed(client: Client, options: SeedOptions, { steps, log }: SeedPlan): Promise<SeedOptions> {
  const progress = await SeedProgress.open(client);
  const begun = await progress.begun();
  if (!begun) await progress.begin(options);
  if (begun && begun.company !== options.company) {
    throw new Error(`This database holds the company "${begun.company}", not "${options.company}": name that one (--company ${begun.company}), or use another database.`);
  }
  const inForce = begun ?? options;
  const company = companyInForce(inForce);
  const finished = await progress.finished();
  const missing = steps.filter(({ name }) => !finished.has(name));
  for (const step of missing) {
    log.begin();
    await client.query('BEGIN');
    try {
      const rows = await step.run({ client, company, progress: (count) => log.progress(step.name, count) });
      await progress.finish(step.name, rows);
      await client.query('COMMIT');
      log.end(step.name, rows);
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
  // nobody should wait for the first queries to be planned well
  if (missing.length > 0) await client.query('ANALYZE');
  return inForce;
}
