import { addUser } from '@tributary/identity/testing';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { systemCtx } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { ReplayFileHandler } from '../run/replay-file.handler';
import { buildDealers, buildFeed, FTP_PASSWORD, FTP_USER, type FlowsApi, type FlowsWorld, operatorOf, SECRET, startFlowsApi, startFlowsWorld } from '../testing';
import { openFeedSecret } from './feed-secret';

let world: FlowsWorld;
let api: FlowsApi;
const settings = (more: object = {}): object => ({ host: '127.0.0.1', port: world.ftp.port, user: FTP_USER, folder: '/sales', ...more });
const body = (more: object = {}): object => ({ name: ' 甲的销售 ', source: 'ftp', settings: settings(), secret: FTP_PASSWORD, kind: 'sale', schedule: '0 6 * * 1-5', ...more });

beforeAll(async () => {
  world = await startFlowsWorld();
  const { owner } = world.db;
  await buildCatalogue(owner);
  await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
  await buildDealers(owner);
  await buildFeed(owner, { id: 900, dealerId: 12, settings: { port: world.ftp.port } });
  await owner.query(`INSERT INTO role (id, code, name, name_en, organisation_kind, permissions) VALUES (900, 'keeper', '数据', 'Keeper', 'head_office', '{flows.keep}')`);
  await addUser(owner, { id: 77, organisationId: 1, name: '数据员', roles: ['keeper'] });
  await owner.query(`INSERT INTO access_group (id, dimension, code, name, name_en, everything) VALUES (900, 'dealers', 'all', '全部', 'All', true); INSERT INTO access_grant (group_id, organisation_id) VALUES (900, 1)`);
  api = await startFlowsApi(world, { keeper: operatorOf([11]), stranger: operatorOf([12]), reader: operatorOf([11], [flowsPermissions.read]) });
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

const feedRow = async (id: unknown): Promise<Record<string, unknown>> => (await world.db.owner.query('SELECT * FROM feed WHERE id = $1', [id])).rows[0] as Record<string, unknown>;
let id: number;

describe('a feed that somebody sets up', () => {
  it('is stored with its secret sealed, planned, and run like any other', async () => {
    const created = await api.call('keeper', '/feeds', body({ dealerId: 11, code: 'F-11', ownerId: 77 }));
    expect(created).toMatchObject({ status: 201, body: { code: 'F-11', name: '甲的销售', source: 'ftp', hasSecret: true, ownerId: 77, status: 'active' } });
    id = Number(created.body['id']);
    expect(JSON.stringify(created.body)).not.toContain(FTP_PASSWORD);
    const row = await feedRow(id);
    expect(openFeedSecret(SECRET, 'F-11', row['secret'] as Buffer)).toBe(FTP_PASSWORD);
    // Friday 10 o'clock: the next working day is Monday
    expect(row['next_due_at']).toEqual(new Date('2026-03-23T06:00:00+08:00'));
    await world.run(id);
    expect((await api.call('keeper', `/feeds/${id}`)).body).toMatchObject({ health: 'waiting', lastOkAt: '2026-03-20T02:00:00.000Z', failingSince: null, ownerName: '数据员' });
  });

  it.each([
    ['a code that is taken', { code: 'F900' }, 409, 'flows.feed-code-taken'],
    ['no schedule', { schedule: 'every morning' }, 422, 'flows.schedule-invalid'],
    ['seconds in the schedule', { schedule: '* * * * * *' }, 422, 'flows.schedule-invalid'],
    ['no secret', { secret: null }, 422, 'flows.feed-field-missing'],
    ['neither layout nor kind', { kind: undefined }, 422, 'flows.feed-field-missing'],
    ['somebody else’s layout', { layoutId: 900 }, 422, 'flows.target-unknown'],
    ['an owner who is no colleague', { ownerId: 1 }, 422, 'flows.target-unknown'],
    ['a dealer out of sight', { dealerId: 12 }, 404, 'platform.not-found'],
    ['a dealer who does not exist', { dealerId: 987 }, 404, 'platform.not-found'],
    ['a coverage that is none', { coverage: 'year' }, 422, 'platform.invalid'],
    ['a line break in a folder', { settings: { host: 'x', user: 'y', folder: '/a\r\nDELE b' } }, 422, 'platform.invalid'],
  ])('is refused for %s', async (_what, wrong, status, code) => {
    expect(await api.call('keeper', '/feeds', body({ dealerId: 11, code: 'F-12', ...wrong }))).toMatchObject({ status, body: { code } });
  });

  it('is not there for people of another scope, by any route, and not kept by those who only read', async () => {
    const tests = { feedId: id, source: 'ftp', settings: {} };
    const ways: [string, object?, 'PUT'?][] = [
      [`/feeds/${id}/setup`], [`/feeds/${id}/setup`, body(), 'PUT'], [`/feeds/${id}/pause`, { reason: 'x' }], [`/feeds/${id}/resume`, {}], [`/feeds/${id}/changes`], ['/feed-tests', tests],
      ['/feed-choices?dealerId=11'],
    ];
    for (const [url, sent, method] of ways) {
      expect([url, await api.call('stranger', url, sent, method)]).toMatchObject([url, { status: 404, body: { code: 'platform.not-found' } }]);
      if (!url.endsWith('/changes')) expect([url, await api.call('reader', url, sent, method)]).toMatchObject([url, { status: 403 }]);
    }
  });
});

describe('a change', () => {
  it('keeps the stored secret where the feed connects as before, and demands it anew for anywhere else', async () => {
    const change = (more: object): ReturnType<FlowsApi['call']> => api.call('keeper', `/feeds/${id}/setup`, body({ secret: null, layoutId: layout, ...more }), 'PUT');
    const layout = Number((await feedRow(id))['layout_id']);
    expect(await change({ settings: settings({ folder: '/other', pattern: '*.csv' }), coverage: 'month' })).toMatchObject({ status: 200, body: { settings: { folder: '/other', pattern: '*.csv' }, coverage: 'month' } });
    for (const elsewhere of [{ host: 'localhost' }, { port: 2222 }, { user: 'root' }]) {
      expect(await change({ settings: settings(elsewhere) })).toMatchObject({ status: 422, body: { code: 'flows.secret-anew' } });
    }
    expect(await change({ settings: settings(), secret: 'new one' })).toMatchObject({ status: 200 });
    expect(openFeedSecret(SECRET, 'F-11', (await feedRow(id))['secret'] as Buffer)).toBe('new one');
    expect(await change({ settings: settings(), secret: FTP_PASSWORD })).toMatchObject({ status: 200, body: { coverage: 'month' } });
    expect((await api.call('keeper', `/feeds/${id}`)).body).toMatchObject({ coverage: 'month' });
  });

  it('is not fetched now where what it brings comes by itself', async () => {
    await world.db.owner.query(`UPDATE feed SET source = 'agent' WHERE id = 900`);
    expect((await api.call('stranger', '/feeds/900')).body).toMatchObject({ source: 'agent', isFetched: false });
    expect(await api.call('stranger', '/feeds/900/run', {})).toMatchObject({ status: 409, body: { code: 'flows.feed-not-fetched' } });
    await world.db.owner.query(`UPDATE feed SET source = 'ftp' WHERE id = 900`);
  });

  it('pauses with a reason, and resumes', async () => {
    expect(await api.call('keeper', `/feeds/${id}/pause`, { reason: '对方服务器维护' })).toMatchObject({ status: 200, body: { status: 'paused', statusReason: '对方服务器维护' } });
    expect((await feedRow(id))['next_due_at']).toBeNull();
    expect(await api.call('keeper', `/feeds/${id}/run`, {})).toMatchObject({ status: 409 });
    expect(await api.call('keeper', `/feeds/${id}/resume`, {})).toMatchObject({ status: 200, body: { status: 'active', statusReason: '' } });
    expect((await feedRow(id))['next_due_at']).not.toBeNull();
  });

  it('is in the history, with what it was before, and no secret', async () => {
    const { body: history } = await api.call('reader', `/feeds/${id}/changes`);
    const items = history['items'] as { action: string; detail: unknown }[];
    expect(items.map(({ action }) => action)).toEqual(['resume', 'pause', 'change', 'change', 'change', 'create']);
    expect(items.at(-2)?.detail).toMatchObject({ folder: ['/sales', '/other'], pattern: [null, '*.csv'], coverage: ['days', 'month'] });
    expect(items[2]?.detail).toEqual({ secret: ['•••', '•••'] });
    expect(JSON.stringify(items)).not.toContain(FTP_PASSWORD);
  });
});

describe('what helps to set a feed up', () => {
  it('are the layouts of the dealer and the people who may own it', async () => {
    expect((await api.call('keeper', '/feed-choices?dealerId=11')).body).toMatchObject({ layouts: [{ name: '甲的销售', version: 1, kind: 'sale' }], owners: [{ id: 77, name: '数据员' }] });
  });

  it('are the next times of a schedule', async () => {
    const { body: preview } = await api.call('reader', `/feed-schedule?schedule=${encodeURIComponent('30 8 1 * *')}`);
    expect(preview).toMatchObject({ timeZone: 'Asia/Shanghai', next: ['2026-04-01T00:30:00.000Z', '2026-05-01T00:30:00.000Z', expect.anything(), expect.anything(), expect.anything()] });
  });

  it('is a test that lists what lies there, with the stored secret or a given one, and takes nothing', async () => {
    world.drop('一月.csv', 'x');
    for (const more of [{ feedId: id }, { secret: FTP_PASSWORD }]) {
      const { body: result } = await api.call('keeper', '/feed-tests', { source: 'ftp', settings: settings(), ...more });
      expect(result).toMatchObject({ reason: null, count: 1, files: [{ name: '一月.csv', size: 1 }] });
    }
    expect((await world.db.owner.query('SELECT 1 FROM raw_file')).rows).toEqual([]);
  });

  it.each([
    ['a wrong password', {}, 'wrong', 'flows.source-refused'],
    ['no such folder', { folder: '/none' }, FTP_PASSWORD, 'flows.folder-missing'],
    ['nobody listening', { port: 1 }, FTP_PASSWORD, 'flows.connection-refused'],
    ['a host that does not exist', { host: 'no-such-host.invalid' }, FTP_PASSWORD, 'network.host-unknown'],
    ['a private host', { host: '10.11.12.13' }, FTP_PASSWORD, 'network.host-forbidden'],
    ['no TLS there', { security: 'explicit' }, FTP_PASSWORD, 'flows.encryption-refused'],
  ])('says what is wrong: %s', async (_what, wrong, secret, code) => {
    const { status, body: result } = await api.call('keeper', '/feed-tests', { source: 'ftp', settings: settings(wrong), secret });
    expect([status, result]).toMatchObject([200, { reason: { code }, files: [] }]);
  });

  it('sends the stored secret nowhere else', async () => {
    expect(await api.call('keeper', '/feed-tests', { feedId: id, source: 'ftp', settings: settings({ host: 'localhost' }) })).toMatchObject({ status: 422, body: { code: 'flows.secret-anew' } });
  });
});

describe('an arrival', () => {
  it('that was refused is counted again once its feed is set up rightly', async () => {
    await world.run(id);
    const { rows } = await world.db.owner.query(`SELECT raw_file_id AS id, state FROM raw_file_outcome`);
    expect(rows).toMatchObject([{ state: 'rejected' }]);
    const fileId = Number((rows as { id: number }[])[0]?.id);
    expect(await api.call('stranger', `/raw-files/${fileId}/replay`, {})).toMatchObject({ status: 404 });
    expect(await api.call('keeper', `/raw-files/${fileId}/replay`, {})).toMatchObject({ status: 202 });
    expect((await world.db.owner.query(`SELECT payload FROM outbox WHERE name = 'flows.replay-file'`)).rows).toEqual([{ payload: { rawFileId: fileId } }]);
    await world.app.get(ReplayFileHandler).handle(systemCtx('spec'), { rawFileId: fileId });
    // the bytes are what they were, and so is the answer: replaying changes nothing by itself
    expect((await world.db.owner.query('SELECT state FROM raw_file_outcome')).rows).toEqual([{ state: 'rejected' }]);
    expect((await api.call('keeper', `/feeds/${id}/changes`)).body).toMatchObject({ items: [{ action: 'replay', detail: { file: [null, '一月.csv'] } }, {}, {}, {}, {}, {}, {}] });
  });
});
