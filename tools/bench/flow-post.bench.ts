// From the bytes of a dealer's CSV to posted rows (parse, map, match, check, post, daily sums, names) against COPY of the
// very same entries and daily sums into the very same tables by their owner, who knows every id, unit and sum beforehand.
// Both sides take turns, each round in a month of its own.
import 'reflect-metadata';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildDealers, buildFeed, PostingDriver } from '@tributary/flows/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { copyIntoLedger, HEADER } from './ledger-copy';
import { report, seconds } from './report';

/** Rows of a file, and how many such files are measured. */
const SIZES = [
  { name: '10k', rows: 10_000, rounds: 10 },
  { name: '100k', rows: 100_000, rounds: 5 },
  { name: '1m', rows: 1_000_000, rounds: 1 },
] as const;
const PRODUCTS = 400;
const CUSTOMERS = 3000;
const DAYS = 28;
const OURS = 11;
const THEIRS = 12;
const FEED = 1;

async function main(): Promise<void> {
  const db = await createTestDatabase();
  const driver = await PostingDriver.on(db);
  try {
    await arrange(db);
    const months = monthsFrom(2020);
    // the first file warms both sides up
    await round(db, driver, monthOf(months), SIZES[0].rows);
    for (const { name, rows, rounds } of SIZES) {
      let [ours, reference] = [0, 0];
      for (let left = rounds; left > 0; left -= 1) {
        const { own, theirs } = await round(db, driver, monthOf(months), rows);
        [ours, reference] = [ours + own, reference + theirs];
      }
      report({ name: `flow-post-${name}`, ours: (rounds * rows) / ours, reference: (rounds * rows) / reference, unit: 'rows/s' });
    }
  } finally {
    await driver.stop();
    await db.drop();
  }
}

async function round(db: TestDatabase, driver: PostingDriver, month: string, rows: number): Promise<{ own: number; theirs: number }> {
  await driver.arrive(FEED, OURS, `${month}.csv`, csvOf(month, rows));
  const [entries, sums] = [portions(entriesOf(month, rows)), portions(sumsOf(month, rows))];
  await db.owner.query('SELECT flow_ensure_month($1)', [`${month}-01`]);
  const own = await seconds(() => driver.post(OURS));
  const theirs = await seconds(() => copyIntoLedger(db, entries, sums));
  await verify(db, month, rows);
  return { own, theirs };
}

function* monthsFrom(year: number): Generator<string, never> {
  for (let month = 0; ; month += 1) yield `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
const monthOf = (months: Generator<string, never>): string => months.next().value;

async function arrange({ owner }: TestDatabase): Promise<void> {
  await buildCatalogue(owner);
  for (let id = 1; id <= PRODUCTS; id += 1) await buildSku(owner, { id, code: `YH-${1000 + id}-18L`, name: `劲力柴油机油 CI-4 ${id} 18L桶`, units: { carton: '4' } });
  await buildDealers(owner);
  await buildFeed(owner, { id: FEED, dealerId: OURS });
}

const dateOf = (month: string, row: number, rows: number): string => `${month}-${String(1 + Math.floor((row * DAYS) / rows)).padStart(2, '0')}`;
const productOf = (row: number): number => 1 + (row % PRODUCTS);
const customerOf = (row: number): number => 1 + ((row * 7) % CUSTOMERS);
const quantityOf = (row: number): number => 1 + (row % 48);
const amountOf = (row: number): string => ((row % 5000) + 0.5).toFixed(2);
const documentOf = (month: string, row: number): string => `XS${month.replace('-', '')}${String(Math.floor(row / 3)).padStart(7, '0')}`;

function csvOf(month: string, rows: number): Buffer {
  const lines = Array.from(
    { length: rows },
    (_, row) => `${dateOf(month, row, rows)},${documentOf(month, row)},仁爱汽修服务部${customerOf(row)}号店,YH-${1000 + productOf(row)}-18L,劲力柴油机油,${quantityOf(row)},箱,10.00,${amountOf(row)}`,
  );
  return Buffer.from([HEADER, ...lines, ''].join('\n'));
}

/** What the ledger holds of it in the end, as lines of COPY. */
function entriesOf(month: string, rows: number): string[] {
  return Array.from(
    { length: rows },
    (_, row) => `${THEIRS}\t${dateOf(month, row, rows)}\tsale\t${productOf(row)}\t${productOf(row)}\t${customerOf(row)}\t${quantityOf(row) * 4}\t${amountOf(row)}\t${documentOf(month, row)}\t1\t1\t${row + 2}\n`,
  );
}

/** What it comes to by day and SKU, as lines of COPY. */
function sumsOf(month: string, rows: number): string[] {
  const sums = new Map<string, { quantity: number; amount: number; entries: number }>();
  for (let row = 0; row < rows; row += 1) {
    const key = `${dateOf(month, row, rows)}\tsale\t${productOf(row)}`;
    const { quantity, amount, entries } = sums.get(key) ?? { quantity: 0, amount: 0, entries: 0 };
    sums.set(key, { quantity: quantity + quantityOf(row) * 4, amount: amount + Number(amountOf(row)), entries: entries + 1 });
  }
  return [...sums].map(([key, { quantity, amount, entries }]) => `${THEIRS}\t${key}\t${quantity}\t${amount.toFixed(2)}\t${entries}\n`);
}

function portions(lines: readonly string[]): Buffer[] {
  return Array.from({ length: Math.ceil(lines.length / 1000) }, (_, index) => Buffer.from(lines.slice(index * 1000, (index + 1) * 1000).join('')));
}

/** Both sides wrote the same; a benchmark of something else would be worth nothing. */
async function verify({ owner }: TestDatabase, month: string, wanted: number): Promise<void> {
  for (const [table, count] of [['flow_entry', '1'], ['flow_daily', 'entries']] as const) {
    const { rows } = await owner.query<{ rows: number; quantity: string; amount: string }>(
      `SELECT sum(${count})::integer AS rows, sum(quantity) AS quantity, sum(amount) AS amount FROM ${table}
       WHERE entry_date >= $1 AND entry_date < $1::date + interval '1 month' GROUP BY dealer_id`,
      [`${month}-01`],
    );
    const [one, other] = rows.map((row) => JSON.stringify(row));
    if (rows.length !== 2 || one !== other || rows[0]?.rows !== wanted) throw new Error(`The sides differ in ${month}, ${table}: ${one} against ${other}.`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
