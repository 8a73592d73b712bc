import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Config, PRICES } from '@tributary/platform';
import { FixedClock, userCtx } from '@tributary/platform/testing';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { type BucketServer, buildDealers, buildFeed, CSV_HEADER, type FlowsWorld, startBucketServer, startFlowsApi, startFlowsWorld } from '../testing';
import { flowsPermissions } from '../flows.permissions';
import { objectKey } from './object-store';
import { RawArchive } from './raw-archive';
import { S3Store } from './s3-store';

const DAY_MS = 86_400_000;
let bucket: BucketServer;
const folders: string[] = [];

beforeAll(async () => {
  bucket = await startBucketServer();
});
afterAll(async () => {
  await bucket?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  bucket.busy = false;
  bucket.requests.length = 0;
});

/** A machine with a folder of its own that keeps its archive in the bucket. */
function machine(changes: Partial<BucketServer['config']> = {}): { archive: RawArchive; clock: FixedClock; rawDir: string; store(bytes: Buffer): ReturnType<RawArchive['store']> } {
  const rawDir = mkdtempSync(path.join(tmpdir(), 'tributary-near-'));
  folders.push(rawDir);
  const clock = new FixedClock();
  const archive = new RawArchive({ rawDir } as Config, new S3Store({ ...bucket.config, ...changes }, path.join(rawDir, 'near'), clock));
  const store = (bytes: Buffer): ReturnType<RawArchive['store']> => archive.store('a.csv', 1_000_000, (target) => new Promise((resolve) => target.end(bytes, () => resolve())));
  return { archive, clock, rawDir, store };
}
const keyOf = (sha256: Buffer): string => `tributary/${objectKey(sha256)}`;
const asked = (method: string): unknown[] => bucket.requests.filter((request) => request.method === method).map(({ url }) => url);

describe('an archive in a bucket', () => {
  it('has the bytes under their hash, as a folder would', async () => {
    const bytes = randomBytes(300_000);
    const { sha256, size } = await machine().store(bytes);
    expect([sha256, size]).toEqual([createHash('sha256').update(bytes).digest(), bytes.length]);
    expect(bucket.objects.get(keyOf(sha256))).toEqual(bytes);
    expect(asked('PUT')).toEqual([`/raw-files/${keyOf(sha256)}`]);
    await expect(machine().store(bytes)).resolves.toEqual({ sha256, size });
  });

  it('asks the server to put nothing twice, to check what it received, and to lock it', async () => {
    await machine({ retainDays: 3650 }).store(Buffer.from('locked'));
    const sum = createHash('sha256').update('locked').digest('base64');
    expect(bucket.requests[0]?.headers).toMatchObject({
      'if-none-match': '*', 'x-amz-checksum-sha256': sum, 'x-amz-object-lock-mode': 'COMPLIANCE', 'x-amz-object-lock-retain-until-date': expect.stringMatching(/^20\d\d-.*Z$/),
    });
  });

  it('opens what it stored without asking, and what another machine stored by fetching it once', async () => {
    const [here, there] = [machine(), machine()];
    const { sha256 } = await here.store(Buffer.from('from here'));
    expect(readFileSync(await here.archive.fileOf(sha256), 'utf8')).toBe('from here');
    expect(asked('GET')).toEqual([]);
    for (let time = 0; time < 2; time += 1) expect(readFileSync(await there.archive.fileOf(sha256), 'utf8')).toBe('from here');
    expect(asked('GET')).toHaveLength(1);
  });

  it('keeps copies near only as long as somebody wants them', async () => {
    const { archive, clock, rawDir, store } = machine();
    const [wanted, forgotten] = [await store(Buffer.from('wanted')), await store(Buffer.from('forgotten'))];
    clock.advance(6 * DAY_MS);
    await archive.fileOf(wanted.sha256);
    clock.advance(6 * DAY_MS);
    await archive.tidy(clock.now());
    expect(readdirSync(path.join(rawDir, 'near')).filter((name) => name !== 'incoming')).toEqual([wanted.sha256.toString('hex')]);
    expect(readFileSync(await archive.fileOf(forgotten.sha256), 'utf8')).toBe('forgotten');
  });

  it('does not open other bytes than it stored, whoever changed them', async () => {
    const { sha256 } = await machine().store(Buffer.from('true'));
    bucket.objects.set(keyOf(sha256), Buffer.from('lies'));
    const other = machine();
    await expect(other.archive.fileOf(sha256)).rejects.toMatchObject({ code: 'flows.archive-changed' });
    await expect(other.archive.fileOf(sha256)).rejects.toMatchObject({ code: 'flows.archive-changed' });
  });

  it('says which bytes nobody has', async () => {
    await expect(machine().archive.fileOf(Buffer.alloc(32, 7))).rejects.toMatchObject({ code: 'flows.bytes-missing', params: { name: '07'.repeat(32) } });
  });

  it('leaves nothing half-stored when the server refuses, is busy or is gone', async () => {
    bucket.busy = true;
    const busy = machine();
    await expect(busy.store(Buffer.from('late'))).rejects.toMatchObject({ code: 'flows.archive-unavailable', params: { reason: '503 SlowDown' } });
    expect(asked('PUT').length).toBeGreaterThan(1);
    bucket.busy = false;
    await expect(machine({ secretKey: 'wrong' }).store(Buffer.from('late'))).rejects.toMatchObject({ params: { reason: '403 SignatureDoesNotMatch' } });
    await expect(machine({ accessKey: 'STRANGER' }).store(Buffer.from('late'))).rejects.toMatchObject({ params: { reason: '403 InvalidAccessKeyId' } });
    await expect(machine({ endpoint: 'http://127.0.0.1:1' }).store(Buffer.from('late'))).rejects.toMatchObject({ code: 'flows.archive-unavailable' });
    expect(bucket.objects.has(keyOf(createHash('sha256').update('late').digest()))).toBe(false);
    expect(readdirSync(path.join(busy.rawDir, 'incoming'))).toEqual([]);
  });

  it('publishes roots beside the objects, and again without harm', async () => {
    const { archive } = machine();
    for (let time = 0; time < 2; time += 1) await archive.publish('2026-03-01.txt', '2026-03-01 abc\n');
    expect(bucket.objects.get('tributary/roots/2026-03-01.txt')).toEqual(Buffer.from('2026-03-01 abc\n'));
  });
});

describe('a feed whose archive is in a bucket', () => {
  let world: FlowsWorld;
  beforeAll(async () => {
    world = await startFlowsWorld({ rawStore: bucket.config });
    await buildCatalogue(world.db.owner);
    await buildSku(world.db.owner, { id: 1, code: 'YH-1001', baseUnit: 'drum' });
    await buildDealers(world.db.owner);
    await buildFeed(world.db.owner, { id: 900, dealerId: 11, settings: { port: world.ftp.port } });
  });
  afterAll(() => world?.stop());
  const entries = async (): Promise<unknown[]> => (await world.db.owner.query('SELECT entry_date::text, quantity FROM flow_entry ORDER BY 1')).rows as unknown[];

  it('archives, reads and counts; while the bucket is away nothing counts, and nothing is lost', async () => {
    world.drop('a.csv', [CSV_HEADER, '2026-03-01,XS1,仁爱汽修,YH-1001,柴油机油,2,桶,100,200', ''].join('\n'));
    bucket.busy = true;
    await world.run(900).catch(() => undefined);
    expect(await entries()).toEqual([]);
    bucket.busy = false;
    rmSync(path.join(world.config.rawDir, 'near'), { recursive: true, force: true });
    await world.run(900);
    expect(await entries()).toEqual([{ entry_date: '2026-03-01', quantity: '2.000' }]);
  });

  it('takes what people bring, and fetches what another machine took, before a transaction begins: no connection to the database waits for a slow bucket', async () => {
    const api = await startFlowsApi(world, { first: userCtx({ organisationId: 11 }, { catalogue: { all: true, product_line: [], sku: [] } }, [flowsPermissions.upload, flowsPermissions['own.read'], PRICES]) });
    const open: unknown[] = [];
    bucket.meanwhile = async () => {
      const { rows } = await world.db.owner.query(`SELECT state FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`);
      open.push(...rows);
    };
    try {
      const brought = Buffer.from([CSV_HEADER, '2026-03-02,XS2,仁爱汽修,YH-1001,柴油机油,1,桶,100,100', ''].join('\n'));
      for (const road of ['flow-uploads', 'flow-deliveries']) expect(await api.call('first', `/${road}?kind=sale&fileName=a.csv`, brought)).toMatchObject({ status: 202 });
      expect(asked('PUT')).toHaveLength(2);
      rmSync(path.join(world.config.rawDir, 'near'), { recursive: true, force: true });
      await world.count(11);
      expect(asked('GET')).toHaveLength(1);
      expect(await entries()).toHaveLength(2);
      expect(open).toEqual([]);
    } finally {
      bucket.meanwhile = async () => undefined;
      await api.stop();
    }
  });
});
