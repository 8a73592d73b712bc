import { copyLines } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { FLOW_ENTRY, flowLines } from './flow-lines';
import { flowPlanOf } from './flow-plan';

/** No month holds more; each counts its ids from a start of its own. */
const IDS_PER_MONTH = 5_000_000;

/** The flow entries of the months of a year; a step each, for each is a large piece of work. */
export const flowMonthSteps: readonly SeedStep[] = Array.from({ length: 13 }, (_, place) => ({
  name: `flow, month ${place + 1} of 13`,
  run: (seed: SeedRun) => loadMonth(seed, place),
}));

/**
 * Into a table of its own without any index, which becomes a partition when it is full: PostgreSQL then builds the
 * parent's indexes, one sort each.
 */
async function loadMonth({ client, company, progress }: SeedRun, place: number): Promise<number> {
  const plan = flowPlanOf(company);
  const month = plan.months[place];
  if (!month) return 0;
  const table = `flow_entry_${month.code}`;
  await client.query(`SET LOCAL synchronous_commit = off; SET LOCAL maintenance_work_mem = '256MB'`);
  await client.query(`CREATE TABLE ${table} (LIKE flow_entry INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
  const rows = await copyLines(client, table, FLOW_ENTRY, counted(flowLines(company, plan, month, place * IDS_PER_MONTH + 1), progress));
  await client.query(`ALTER TABLE flow_entry ATTACH PARTITION ${table} FOR VALUES FROM ('${month.from}') TO ('${month.upTo}')`);
  await client.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await client.query(`ANALYZE ${table}`);
  await client.query(`SELECT setval(pg_get_serial_sequence('flow_entry', 'id'), ${(place + 1) * IDS_PER_MONTH})`);
  return rows;
}

function* counted(lines: Iterable<string>, progress: (rows: number) => void): Generator<string> {
  let count = 0;
  for (const line of lines) {
    progress((count += 1));
    yield line;
  }
}
