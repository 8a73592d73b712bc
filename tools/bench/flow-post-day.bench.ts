// What comes every night from every dealer: small files of one day each, from bytes to posted rows, in a company of full size; against COPY
// of the very same entries and daily sums, a transaction for each file, by the tables' owner, who knows every id, unit and sum beforehand.
import 'reflect-metadata';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildDealers, buildFeed, PostingDriver } from '@tributary/flows/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { copyIntoLedger, HEADER } from './ledger-copy';
import { report, seconds } from './report';

const SKUS = 4000;
const FILES = 240;
/** The first ones warm both sides up. */
const WARM_UP = 24;
const ROWS = 28;
const CUSTOMERS = 30;
const OURS = 11;
const THEIRS = 12;
const FEED = 1;

async function main(): Promise<void> {
  const db = await createTestDatabase();
  const driver = await PostingDriver.on(db);
  try {
    await arrange(db);
    await turn(db, driver, 0, WARM_UP);
    const { own, theirs } = await turn(db, driver, WARM_UP, FILES);
    const files = FILES - WARM_UP;
    report({ name: 'flow-post-day', ours: files / own, reference: files / theirs, unit: 'files/s' });
    await verify(db);
  } finally {
    await driver.stop();
    await db.drop();
  }
}

/** Seconds that either side takes for some of the files. */
async function turn(db: TestDatabase, driver: PostingDriver, from: number, to: number): Promise<{ own: number; theirs: number }> {
  const files = Array.from({ length: to - from }, (_, index) => from + index);
  for (const file of files) await driver.arrive(FEED, OURS, `${dateOf(file)}.csv`, csvOf(file));
  for (const file of files) await db.owner.query('SELECT flow_ensure_month($1)', [`${dateOf(file).slice(0, 7)}-01`]);
  const own = await seconds(() => driver.post(OURS));
  const theirs = await seconds(async () => {
    for (const file of files) await handWritten(db, file);
  });
  return { own, theirs };
}

async function arrange({ owner }: TestDatabase): Promise<void> {
  await buildCatalogue(owner);
  for (let id = 1; id <= SKUS; id += 1) await buildSku(owner, { id, code: `YH-${1000 + id}-18L`, name: `劲力柴油机油 CI-4 ${id} 18L桶`, units: { carton: '4' } });
  await buildDealers(owner);
  await buildFeed(owner, { id: FEED, dealerId: OURS });
}

const dateOf = (file: number): string => `2024-${String(1 + Math.floor(file / 28)).padStart(2, '0')}-${String(1 + (file % 28)).padStart(2, '0')}`;
/** Every SKU at most once a day, so that entries and daily sums are as many. */
const productOf = (file: number, row: number): number => 1 + ((file * 7 + row * 131) % SKUS);
const customerOf = (row: number): number => 1 + ((row * 7) % CUSTOMERS);
const rows = Array.from({ length: ROWS }, (_, row) => row);

function csvOf(file: number): Buffer {
  const lines = rows.map((row) => `${dateOf(file)},XS${file}-${row},仁爱汽修服务部${customerOf(row)}号店,YH-${1000 + productOf(file, row)}-18L,劲力柴油机油,${row + 1},箱,10.00,${row + 1}.50`);
  return Buffer.from([HEADER, ...lines, ''].join('\n'));
}

function handWritten(db: TestDatabase, file: number): Promise<void> {
  const place = `${THEIRS}\t${dateOf(file)}\tsale`;
  const entries = rows.map((row) => `${place}\t${productOf(file, row)}\t${productOf(file, row)}\t${customerOf(row)}\t${(row + 1) * 4}\t${row + 1}.50\tXS${file}-${row}\t1\t1\t${row + 2}\n`);
  const sums = rows.map((row) => `${place}\t${productOf(file, row)}\t${(row + 1) * 4}\t${row + 1}.50\t1\n`);
  return copyIntoLedger(db, [Buffer.from(entries.join(''))], [Buffer.from(sums.join(''))]);
}

/** Both sides wrote the same; a benchmark of something else would be worth nothing. */
async function verify({ owner }: TestDatabase): Promise<void> {
  for (const table of ['flow_entry', 'flow_daily']) {
    const { rows: sides } = await owner.query(`SELECT count(*)::integer AS rows, sum(quantity) AS quantity, sum(amount) AS amount FROM ${table} GROUP BY dealer_id`);
    const [one, other] = sides.map((side) => JSON.stringify(side));
    if (sides.length !== 2 || one !== other) throw new Error(`The sides differ in ${table}: ${one} against ${other}.`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
