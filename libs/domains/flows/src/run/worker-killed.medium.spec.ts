import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { systemCtx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildTerminal } from '@tributary/terminals/testing';
import { ledgerHash } from '../post/ledger-hash';
import { bundledProgram, workbook } from '@tributary/sheets/testing';
import { buildDealers, buildFeed, bundledReader, CSV_HEADER, type FtpServer, nextWord, randomFrom, SECRET, staleWeights, startFtpServer } from '../testing';

/** The long form, by `npm run killed`, dies at more places. */
const IS_LONG = process.env['KILLED_WORKERS'] === 'long';
const KILLS = IS_LONG ? 30 : 12;
const SEED = 20_260_301;
/** A run that fetches and posts one file takes about so many statements as the first number; what a death leaves takes fewer. */
const STATEMENTS = IS_LONG ? [64, 48, 32, 16] : [64, 32];
/** Within it the run that is left over comes to its end, or nearly. */
const LONGEST_LIFE_MS = 300;
const PATIENCE_MS = 900_000;

const compileCache = mkdtempSync(path.join(tmpdir(), 'tributary-compiled-'));
const [program, reader] = [bundledProgram('libs/domains/flows/src/testing/run-feed.main.ts', true), bundledReader()];
let ftp: FtpServer;
const worlds: { db: TestDatabase; rawDir: string }[] = [];

beforeAll(async () => {
  ftp = await startFtpServer();
  for (let index = 0; index < 2; index += 1) worlds.push(await newWorld());
}, PATIENCE_MS);
afterAll(async () => {
  for (const { db, rawDir } of worlds) {
    await db.drop();
    rmSync(rawDir, { recursive: true, force: true });
  }
  await ftp.stop();
  rmSync(compileCache, { recursive: true, force: true });
  program.remove();
  reader.remove();
});

async function newWorld(): Promise<(typeof worlds)[number]> {
  const db = await createTestDatabase();
  await buildCatalogue(db.owner);
  await buildSku(db.owner, { id: 1, code: 'YH-1', baseUnit: 'drum', units: { carton: '4' } });
  await buildSku(db.owner, { id: 2, code: 'YH-2', baseUnit: 'drum' });
  await buildDealers(db.owner);
  await buildTerminal(db.owner, { id: 1, name: '仁爱汽修' });
  await buildFeed(db.owner, { id: 1, dealerId: 11, settings: { port: ftp.port } });
  return { db, rawDir: mkdtempSync(path.join(tmpdir(), 'tributary-raw-')) };
}

const row = (day: number, document: number, quantity: number, product = 'YH-1', unit = '箱'): unknown[] =>
  [`2026-03-${String(day).padStart(2, '0')}`, `XS${document}`, document % 2 ? '仁爱汽修' : `老王${document % 5}`, product, '', quantity, unit, 10, quantity * 10];
const days = (from: number, to: number, quantity: number): unknown[][] =>
  Array.from({ length: (to - from + 1) * 20 }, (_, index) => row(from + Math.floor(index / 20), index, quantity + (index % 3), index % 7 ? 'YH-1' : 'YH-2', index % 7 ? '箱' : '桶'));
const csv = (rows: unknown[][]): string => [CSV_HEADER, ...rows.map((cells) => cells.join(',')), ''].join('\n');

/** What the dealer sends, in order: new, corrected, repeated, extended, broken, unmatched, other formats. */
const HISTORY: readonly (readonly [name: string, content: string | Buffer])[] = [
  ['a.csv', csv(days(1, 3, 1))],
  ['b.xlsx', workbook({ S: [CSV_HEADER.split(','), ...days(2, 4, 2)] })],
  ['c.csv', csv(days(1, 3, 1))],
  ['d.csv', csv([...days(4, 4, 2), ...days(5, 6, 3)])],
  ['e.xlsx', workbook({ S: [CSV_HEADER.split(','), ...days(2, 4, 2)] }).subarray(0, 2000)],
  ['f.csv', csv([...days(6, 6, 9), row(7, 1, 1, 'unknown'), row(7, 2, 1, 'YH-1', '件'), [...row(7, 3, 1).with(0, '昨天')]])],
  ['g.csv', csv(days(1, 7, 5))],
  ['h.csv', csv(days(1, 7, 5).reverse())],
  ['i.xls', workbook({ S: [CSV_HEADER.split(','), ...days(7, 9, 1)] }, 'biff8')],
  ['j.csv', csv([...days(9, 9, 1), row(9, 99, -3)])],
];

function drop(index: number): void {
  const [name, content] = HISTORY[index] as (typeof HISTORY)[number];
  const file = path.join(ftp.folder, name);
  writeFileSync(file, content);
  utimesSync(file, 1_772_000_000 + index, 1_772_000_000 + index);
}

/** At a statement of the run, or so long after it began. */
interface Death {
  readonly atStatement?: number;
  readonly afterMs?: number;
}

/** Runs a world's feed in a process that lives on from run to run, as a worker does, until it is killed; then a new one takes over. */
class Worker {
  private living: ChildProcess | undefined;

  constructor(private readonly world: (typeof worlds)[number]) {}

  /** True when the process was killed before it came to the end of the run. */
  async run(death: Death = {}): Promise<boolean> {
    const child = (this.living ??= await this.start());
    const end = nextWord(child);
    child.send(death.atStatement ? { dieAt: death.atStatement } : {});
    const timer = death.afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), death.afterMs);
    const [answer, signal] = (await end) as [unknown, NodeJS.Signals | undefined];
    clearTimeout(timer);
    if (answer === 'done' && !child.killed) return false;
    if (answer !== 'done' && signal !== 'SIGKILL') throw new Error(`The worker ended with ${String(answer ?? signal)}.`);
    this.living = undefined;
    // PostgreSQL notices the death of a connection by itself; then the feed is free
    await this.world.db.owner.query(`SELECT pg_advisory_lock(hashtextextended('flow-feed:1', 0)), pg_advisory_unlock(hashtextextended('flow-feed:1', 0))`);
    return true;
  }

  async stop(): Promise<void> {
    if (!this.living) return;
    const end = once(this.living, 'exit');
    this.living.disconnect();
    await end;
  }

  private async start(): Promise<ChildProcess> {
    const env = { PATH: process.env['PATH'], APP_DATABASE_URL: this.world.db.appUrl, TRIBUTARY_SECRET: SECRET, RAW_DIR: this.world.rawDir, READER_PROGRAM: reader.file, FEED_ID: '1', PRIVATE_HOSTS: '127.0.0.1', NODE_COMPILE_CACHE: compileCache };
    const child = spawn(process.execPath, [program.file], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [said] = await nextWord(child);
    if (said !== 'ready') throw new Error(`The worker ended at its start with ${String(said)}.`);
    return child;
  }
}

/** Everything that must not depend on how often somebody died. */
async function state({ db }: (typeof worlds)[number]): Promise<unknown> {
  const rows = async (query: string): Promise<unknown[]> => (await db.owner.query(query)).rows as unknown[];
  return {
    ledger: await db.uow.read(systemCtx('spec'), ledgerHash),
    days: await rows(`SELECT d.entry_date, d.kind, d.entries, encode(d.content_hash, 'hex') AS hash, f.name FROM flow_day d JOIN raw_file f ON f.id = d.raw_file_id ORDER BY 1`),
    sums: await rows('SELECT entry_date, sku_id, quantity, amount, entries FROM flow_daily ORDER BY 1, 2'),
    names: await rows('SELECT kind, text_key, rows, amount, sku_id, terminal_id, method FROM flow_name ORDER BY 1, 2'),
    faults: await rows('SELECT f.name, t.sheet, t.row_no, t.code, t.entry_date, t.cells FROM flow_fault t JOIN raw_file f ON f.id = t.raw_file_id ORDER BY 1, 2, 3'),
    arrivals: await rows(
      `SELECT f.sequence, f.name, encode(f.chain_hash, 'hex') AS chain, o.classification, o.state, o.rows, o.posted, o.faults, o.reason
       FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id ORDER BY 1`,
    ),
    unfinished: await rows(`SELECT 1 FROM batch WHERE state = 'running'`),
    staleWeights: await staleWeights(db.owner),
  };
}

describe('a worker that is killed', () => {
  it(`${KILLS} times and more, at any statement and any moment, leaves what an undisturbed one leaves`, async () => {
    const [disturbed, undisturbed] = worlds as [(typeof worlds)[number], (typeof worlds)[number]];
    const [mortal, immortal] = [new Worker(disturbed), new Worker(undisturbed)];
    const random = randomFrom(SEED);
    let kills = 0;
    for (let index = 0; index < HISTORY.length; index += 1) {
      drop(index);
      const calm = immortal.run();
      for (const statements of STATEMENTS) {
        if (await mortal.run({ atStatement: 1 + random.below(statements) })) kills += 1;
      }
      if (await mortal.run({ afterMs: random.next() * LONGEST_LIFE_MS })) kills += 1;
      await Promise.all([mortal.run(), calm]);
    }
    await Promise.all([mortal.stop(), immortal.stop()]);
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    const [left, right] = [await state(disturbed), await state(undisturbed)];
    expect(left).toEqual(right);
    expect(left).toMatchObject({ unfinished: [], staleWeights: [] });
    expect((left as { arrivals: unknown[] }).arrivals).toHaveLength(HISTORY.length);
  }, PATIENCE_MS);
});
