import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Clock, PRICES } from '@tributary/platform';
import { type FixedClock, userCtx } from '@tributary/platform/testing';
import { flowsPermissions } from '../flows.permissions';
import { buildDealers, buildFeed, CSV_HEADER, type FlowsApi, type FlowsWorld, operatorOf, startFlowsApi, startFlowsWorld } from '../testing';
import { ArchiveSealer } from './archive-sealer';

const run = promisify(execFile);
const VERIFIER = path.resolve('apps/portal/public/archive-verifier.mjs');
const DAY_MS = 86_400_000;

let world: FlowsWorld;
let api: FlowsApi;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tributary-manifests-'));
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '劲力柴油机油 18L', baseUnit: 'drum' });
  await buildDealers(owner);
  for (const id of [1, 2]) await buildFeed(owner, { id, dealerId: 10 + id, settings: { port: world.ftp.port, pattern: `f${id}-*` } });
  const auditor = { ...operatorOf([]), scope: { ...operatorOf([]).scope, flow: { all: true, dealer: [], branch: [] } } };
  const branch = operatorOf([11]);
  const dealer = userCtx({ organisationId: 11 }, {}, [flowsPermissions.upload, PRICES]);
  api = await startFlowsApi(world, { auditor, branch, dealer });
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const bring = async (feed: number, name: string, quantity = 1): Promise<void> => {
  world.drop(`f${feed}-${name}`, [CSV_HEADER, `2026-03-01,XS1,仁爱汽修,YH-1001,柴油机油,${quantity},桶,100,100`, ''].join('\n'));
  await world.run(feed);
};
/** Another day ends, and two workers look. */
const nextDay = async (): Promise<void> => {
  world.app.get<FixedClock>(Clock).advance(DAY_MS);
  const sealer = world.app.get(ArchiveSealer);
  await Promise.all([sealer.seal(world.ctx), sealer.seal(world.ctx)]);
};
interface Root {
  readonly day: string;
  readonly root: string;
  readonly files: number;
  readonly feeds: number;
}
const roots = async (person = 'auditor'): Promise<Root[]> => ((await api.call(person, '/archive-roots')).body as { items: Root[] }).items;

async function manifest(day: string): Promise<string> {
  const text = await api.text('auditor', `/archive-roots/${day}/manifest`);
  const file = path.join(folder, `${day}.ndjson`);
  writeFileSync(file, text);
  return file;
}
async function verify(...files: string[]): Promise<{ code: number; said: string }> {
  return run(process.execPath, [VERIFIER, world.config.rawDir, ...files]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr }),
  );
}
/** What the verifier says of a manifest in which somebody has changed something. */
async function forged(file: string, change: (text: string) => string): Promise<string> {
  const copy = path.join(folder, 'forged.ndjson');
  writeFileSync(copy, change(readFileSync(file, 'utf8')));
  const { code, said } = await verify(copy);
  expect(code).toBe(1);
  return said;
}

describe('the root of a day', () => {
  let files: string[];

  it('covers everything that arrived since the last one, once, whoever looks', async () => {
    await bring(1, 'a.csv');
    await bring(2, 'b.csv', 2);
    await nextDay();
    await bring(1, 'c, “d” é.csv', 3);
    await nextDay();
    await nextDay();
    const listed = await roots();
    expect(listed.map((root) => [root.files, root.feeds])).toEqual([[0, 0], [1, 1], [2, 2]]);
    expect(readFileSync(path.join(world.config.rawDir, 'roots', `${listed[0]?.day}.txt`), 'utf8')).toBe(`${listed[0]?.day} ${listed[0]?.root}\n`);
    files = await Promise.all(listed.map(({ day }) => manifest(day)));
  });

  it('is published although its worker died before it could be', async () => {
    const { day, root } = (await roots())[0] as Root;
    const file = path.join(world.config.rawDir, 'roots', `${day}.txt`);
    rmSync(file);
    await world.app.get(ArchiveSealer).seal(world.ctx);
    expect(readFileSync(file, 'utf8')).toBe(`${day} ${root}\n`);
  });

  it('is made again by the offline verifier from the bytes and the manifests', async () => {
    const { code, said } = await verify(...files);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('RIGHT  3 objects, 3 days') });
    for (const { root } of await roots()) expect(said).toContain(root);
  });

  it.each<[string, string, (text: string) => string]>([
    ['another name', 'does not lead to', (text) => text.replace('f1-a.csv', 'f1-A.csv')],
    ['other bytes', 'does not lead to', (text) => text.replace(/"sha256":"[0-9a-f]{8}/, '"sha256":"00000000')],
    ['one left out', 'arrivals 1 to 1 are missing', (text) => text.split('\n').filter((line) => !line.includes('f1-a.csv')).join('\n')],
    ['another chain', 'its root does not follow', (text) => text.replace(/"chain":"[0-9a-f]{8}/, '"chain":"00000000')],
    ['another root', 'its root does not follow', (text) => text.replace(/"root":"[0-9a-f]{8}/, '"root":"00000000')],
  ])('gives a forgery away: %s', async (_, words, change) => {
    expect(await forged(files[2] as string, change)).toContain(words);
  });

  it('gives away a day that is left out, and what is no manifest', async () => {
    expect(await verify(files[0] as string, files[2] as string)).toMatchObject({ code: 1, said: expect.stringContaining('does not follow') });
    expect(await verify(VERIFIER)).toMatchObject({ code: 2 });
  });

  it('gives away bytes that were changed or removed', async () => {
    const { rows } = await world.db.owner.query<{ hex: string }>(`SELECT encode(sha256, 'hex') AS hex FROM raw_file WHERE name = 'f1-a.csv'`);
    const hex = rows[0]?.hex ?? '';
    const file = path.join(world.config.rawDir, 'objects', hex.slice(0, 2), hex.slice(2, 4), hex);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.toString().replace('100,100', '100,900'));
    expect((await verify(...files)).said).toContain('f1-a.csv: its bytes were changed');
    rmSync(file);
    expect((await verify(...files)).said).toContain('f1-a.csv: its bytes are missing');
    writeFileSync(file, bytes);
    expect((await verify(...files)).code).toBe(0);
  });

  it.each(['raw_file', 'raw_object', 'archive_root', 'archive_root_feed'])('%s is changed by nobody, the owner of the database included', async (table) => {
    const { owner } = world.db;
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`, `UPDATE ${table} SET ${table === 'raw_object' ? 'size = 1' : table === 'raw_file' ? `name = 'x'` : 'day = day'}`]) {
      await expect(owner.query(statement)).rejects.toThrow(/written once/);
    }
  });

  it('is for auditors of the whole company', async () => {
    expect(await roots('branch')).toEqual([]);
    expect((await api.call('branch', `/archive-roots/${(await roots())[0]?.day}/manifest`)).status).toBe(404);
    expect((await api.call('dealer', '/archive-roots')).status).toBe(403);
    expect((await api.call('auditor', '/archive-roots/2020-01-01/manifest')).status).toBe(404);
    expect((await api.call('auditor', '/archive-roots/yesterday/manifest')).status).toBe(404);
  });
});
