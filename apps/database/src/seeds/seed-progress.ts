import type { Client } from 'pg';
import type { SeedOptions } from './seed-options';

const LOCK = 8_247_100;

/** What was seeded so far; lets a seed that was interrupted go on where it stopped. */
export class SeedProgress {
  private constructor(private readonly client: Client) {}

  /** Waits until no other seed is at work on this database. */
  static async open(client: Client): Promise<SeedProgress> {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return new SeedProgress(client);
  }

  /** The options of the seed that began here; undefined where none did. */
  async begun(): Promise<SeedOptions | undefined> {
    const { rows } = await this.client.query<{ exists: boolean }>(`SELECT to_regclass('seed_progress') IS NOT NULL AS exists`);
    if (!rows[0]?.exists) return undefined;
    const begun = await this.client.query<{ options: Omit<SeedOptions, 'company'> & Partial<SeedOptions> }>(`SELECT options FROM seed_progress WHERE options IS NOT NULL`);
    const [first] = begun.rows;
    // there was one company before there were two
    return first && { ...first.options, company: first.options.company ?? 'lubricants' };
  }

  async begin(options: SeedOptions): Promise<void> {
    await this.client.query(`
      BEGIN;
      CREATE TABLE seed_progress (step text PRIMARY KEY, rows bigint NOT NULL, finished_at timestamptz NOT NULL DEFAULT now(), options jsonb);
      ALTER TABLE seed_progress ENABLE ROW LEVEL SECURITY;`);
    await this.client.query(`INSERT INTO seed_progress (step, rows, options) VALUES ('begin', 0, $1)`, [JSON.stringify(options)]);
    await this.client.query('COMMIT');
  }

  async finished(): Promise<ReadonlySet<string>> {
    const { rows } = await this.client.query<{ step: string }>('SELECT step FROM seed_progress');
    return new Set(rows.map(({ step }) => step));
  }

  /** Within the transaction of the step itself. */
  async finish(step: string, rows: number): Promise<void> {
    await this.client.query('INSERT INTO seed_progress (step, rows) VALUES ($1, $2)', [step, rows]);
  }
}
