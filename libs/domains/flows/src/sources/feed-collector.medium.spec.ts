import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { systemCtx } from '@tributary/platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chainHash } from '../archive/chain-hash';
import { FolderStore } from '../archive/folder-store';
import { RawArchive } from '../archive/raw-archive';
import { RawFileRepository } from '../archive/raw-file.repository';
import type { Feed } from '../feed/feed';
import { FeedRepository } from '../feed/feed.repository';
import { buildDealers, buildFeed } from '../testing/feed.builder';
import { FeedCollector } from './feed-collector';
import { runFaults } from '../flows.faults';
import type { RemoteFile, Source } from './source';
import type { Sources } from './sources';

let db: TestDatabase;
const rawDir = mkdtempSync(path.join(tmpdir(), 'tributary-raw-'));
const archive = new RawArchive({ rawDir } as ConstructorParameters<typeof RawArchive>[0], new FolderStore(rawDir));
const files = new RawFileRepository();
const ctx = systemCtx('spec');
const clock = new FixedClock();

beforeAll(async () => {
  db = await createTestDatabase();
  await buildDealers(db.owner);
  await buildFeed(db.owner, { id: 1, dealerId: 11 });
  await db.owner.query(`INSERT INTO batch (id, feed_id, dealer_id, trigger, state) VALUES (1, 1, 11, 'manual', 'running')`);
});
afterAll(async () => {
  await db.drop();
  rmSync(rawDir, { recursive: true });
});

/** A far side whose listings follow one another; every file has the same content. */
class FakeSource implements Source {
  closed = false;
  readonly away: string[] = [];
  constructor(
    private readonly listings: RemoteFile[][],
    private readonly content: Buffer,
  ) {}

  list(): Promise<RemoteFile[]> {
    return Promise.resolve(this.listings.shift() ?? []);
  }

  fetch(_file: RemoteFile, target: NodeJS.WritableStream): Promise<void> {
    target.end(this.content);
    return Promise.resolve();
  }

  putAway({ name }: RemoteFile): Promise<void> {
    if (name === 'stuck.csv') return Promise.reject(runFaults.notPutAway({ name, detail: 'denied' }));
    this.away.push(name);
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }
}

const file = (name: string, size: number, stamp = 't1'): RemoteFile => ({ path: `/sales/${name}`, name, size, stamp, modifiedAt: null });
const content = Buffer.from('12345');

async function collect(...listings: RemoteFile[][]) {
  return (await visit({}, ...listings)).result;
}

async function visit(settings: object, ...listings: RemoteFile[][]) {
  const source = new FakeSource(listings, content);
  const sources = { open: () => Promise.resolve(source) } as unknown as Sources;
  const feed = await db.uow.read(ctx, (tx) => new FeedRepository().find(tx, 1));
  if (!feed) throw new Error('no feed');
  const changed = { ...feed, settings: { ...feed.settings, ...settings } } as Feed;
  const result = await new FeedCollector(sources, archive, files, db.uow, clock).collect(ctx, changed, 1);
  expect(source.closed).toBe(true);
  return { result, away: source.away };
}

const arrivals = async (): Promise<string[]> => (await db.owner.query('SELECT name FROM raw_file ORDER BY id')).rows.map((row: { name: string }) => row.name);

describe('fetching', () => {
  it('takes what has come to rest, and leaves what still grows for the next look', async () => {
    const result = await collect([file('rest.csv', 5), file('grows.csv', 5), file('touched.csv', 5)], [file('rest.csv', 5), file('grows.csv', 9), file('touched.csv', 5, 't2')]);
    expect(result).toEqual({ unfinished: true, problem: null });
    expect(await arrivals()).toEqual(['rest.csv']);
  });

  it('throws half a file away: one that brought other bytes than were listed', async () => {
    const listing = [file('half.csv', 4)];
    expect(await collect(listing, listing)).toEqual({ unfinished: true, problem: null });
    expect(await arrivals()).not.toContain('half.csv');
  });

  it('does not fetch what came before under the same path, size and time, and fetches it when one of them differs', async () => {
    expect(await collect([file('rest.csv', 5)])).toEqual({ unfinished: false, problem: null });
    const touched = [file('rest.csv', 5, 't9')];
    await collect(touched, touched);
    expect(await arrivals()).toEqual(['rest.csv', 'rest.csv']);
  });

  it('takes no giant, says so, and takes the others', async () => {
    const listing = [file('giant.csv', 1e9), file('small.csv', 5)];
    expect(await collect(listing, listing)).toMatchObject({ unfinished: false, problem: { code: 'sheets.file-too-large', params: { name: 'giant.csv' } } });
    expect((await arrivals()).at(-1)).toBe('small.csv');
  });

  it('looks twice with so much time between as the feed says', async () => {
    const before = clock.now().getTime();
    await visit({ settleSeconds: 90 }, [file('slow.csv', 5)], [file('slow.csv', 5, 'later')]);
    expect(clock.now().getTime() - before).toBe(90_000);
    expect(await arrivals()).not.toContain('slow.csv');
  });

  it('puts away only what the archive has, and warns once where that is not allowed', async () => {
    const listing = [file('gone.csv', 5, 'm1'), file('grows.csv', 4, 'm1')];
    expect(await visit({ afterwards: 'delete' }, listing, listing)).toEqual({ result: { unfinished: true, problem: null }, away: ['gone.csv'] });
    // what a killed run archived and did not put away goes with the next one, without a second arrival
    const before = (await arrivals()).length;
    expect((await visit({ afterwards: 'move' }, [listing[0] as RemoteFile], [listing[0] as RemoteFile])).away).toEqual(['gone.csv']);
    expect(await arrivals()).toHaveLength(before);
    const stuck = [file('stuck.csv', 5, 'm2'), file('zz.csv', 5, 'm2')];
    const { result, away } = await visit({ afterwards: 'delete' }, stuck, stuck);
    expect({ result, away }).toEqual({ result: { unfinished: false, problem: { code: 'flows.not-put-away', params: { name: 'stuck.csv', detail: 'denied' } } }, away: [] });
    expect((await arrivals()).slice(-2)).toEqual(['stuck.csv', 'zz.csv']);
  });

  it('stores one content once, chains every arrival, and leaves nothing half-written', async () => {
    const { rows } = await db.owner.query('SELECT sequence, sha256, name, chain_hash FROM raw_file WHERE feed_id = 1 ORDER BY sequence');
    let previous: Buffer | undefined;
    for (const link of rows as { sequence: number; sha256: Buffer; name: string; chain_hash: Buffer }[]) {
      previous = chainHash(previous, link);
      expect(link.chain_hash.equals(previous)).toBe(true);
    }
    expect(rows.length).toBe(6);
    expect((await db.owner.query('SELECT count(*)::integer AS objects FROM raw_object')).rows).toEqual([{ objects: 1 }]);
    expect(readdirSync(path.join(rawDir, 'incoming'))).toEqual([]);
    expect(readdirSync(path.join(rawDir, 'objects'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(1);
  });
});
