import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { addHeadOffice } from '@tributary/dealers/testing';
import { addUser } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { TestApi } from './testing/test-api';

let db: TestDatabase;
let api: TestApi;
let portal: string;
beforeAll(async () => {
  portal = mkdtempSync(path.join(tmpdir(), 'portal-'));
  mkdirSync(path.join(portal, 'media'));
  writeFileSync(path.join(portal, 'index.html'), '<title>portal</title>');
  writeFileSync(path.join(portal, 'main-4KX7QD2A.js'), '1');
  writeFileSync(path.join(portal, 'chunk-QAb-vyo9.js'), 'plain');
  writeFileSync(path.join(portal, 'chunk-QAb-vyo9.js.gz'), gzipSync('plain'));
  writeFileSync(path.join(portal, 'icon.svg'), '<svg/>');
  writeFileSync(path.join(portal, 'icon-portable.svg'), '<svg/>');
  writeFileSync(path.join(portal, 'media/font-ABCDEFGH.woff2'), 'f');
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addUser(db.owner, { id: 1, organisationId: 1, account: 'somebody' });
  api = await TestApi.start(db, { portalDir: portal });
});
afterAll(async () => {
  await api.stop();
  await db.drop();
  rmSync(portal, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => api.call('GET', url, { headers });

describe('every answer', () => {
  it.each(['/', '/api/health', '/api/nowhere', '/api/session', '/api/%ZZ', '/icon.svg'])('of %s carries the security headers', async (url) => {
    const { headers } = await get(url);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'self'; script-src 'self';.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('repeats the caller’s correlation id, in a problem too', async () => {
    const { headers, body } = await get('/api/session', { 'x-request-id': 'gateway-4711' });
    expect([headers['x-request-id'], body['correlationId']]).toEqual(['gateway-4711', 'gateway-4711']);
  });

  it('speaks the caller’s language', async () => {
    expect((await get('/api/session', { 'accept-language': 'en-US' })).body['detail']).toBe('Please sign in.');
    expect((await get('/api/session')).body['detail']).toBe('请先登录。');
  });
});

describe('what the API refuses', () => {
  const post = (body: unknown, headers: Record<string, string>) => api.call('POST', '/api/sign-in', { body, headers });

  it.each([
    ['an unknown path', () => get('/api/nowhere'), 404, 'platform.not-found'],
    ['the bare prefix', () => get('/api'), 404, 'platform.not-found'],
    ['a method that a path does not have', () => api.call('PUT', '/api/session'), 404, 'platform.not-found'],
    ['an address that cannot be read', () => get('/api/%ZZ'), 400, 'platform.malformed'],
    ['JSON that is none', () => post('{"account":', { 'content-type': 'application/json' }), 400, 'platform.malformed'],
    ['JSON that poisons prototypes', () => post('{"__proto__":{"admin":true}}', { 'content-type': 'application/json' }), 400, 'platform.malformed'],
    ['plain text', () => post('account', { 'content-type': 'text/plain' }), 400, 'platform.malformed'],
    ['no body', () => post(undefined, {}), 422, 'platform.invalid'],
    ['more than four megabytes', () => post({ account: 'x'.repeat(4 * 1024 * 1024), password: 'x' }, {}), 413, 'platform.too-large'],
  ])('is %s', async (_, call, status, code) => {
    const answer = await call();
    expect([answer.status, answer.headers['content-type'], answer.body['code']]).toEqual([status, 'application/problem+json; charset=utf-8', code]);
  });
});

describe('the document of the API', () => {
  it('is open to everybody', async () => {
    const { status, body } = await get('/api/openapi.json');
    expect([status, body['openapi']]).toEqual([200, '3.1.0']);
  });

  it('says of each route who may call it', async () => {
    const paths = (await get('/api/openapi.json')).body['paths'] as Record<string, Record<string, { security?: object[]; 'x-permissions'?: string[] }>>;
    expect(paths['/api/users']?.['post']).toMatchObject({ operationId: 'createUser', security: [{ cookie: [] }], 'x-permissions': ['identity.users.manage'] });
    expect(paths['/api/session']?.['get']).toMatchObject({ 'x-permissions': [] });
    expect(paths['/api/sign-in']?.['post']?.security).toBeUndefined();
  });
});

describe('health and metrics', () => {
  it('say that the database is up and that no worker is', async () => {
    const { status, body } = await get('/api/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ live: true, ready: true, parts: [{ name: 'database', state: 'up' }, { name: 'worker', state: 'down' }, { name: 'queues', state: 'up' }, { name: 'mail', state: 'up' }] });
    expect((await get('/api/health/live')).body).toEqual({ live: true });
  });

  it('count requests by route, never by address', async () => {
    await get('/api/dealers/4711');
    await get('/api/nowhere/4711');
    const { text } = await get('/api/metrics');
    expect(text).toContain('tributary_http_request_seconds_count{method="GET",route="/api/dealers/:id",status="401"} 1');
    expect(text).toContain('route="unmatched",status="404"');
    // measured seconds may hold any digits
    expect(text).not.toMatch(/route="[^"]*4711/);
  });
});

describe('the portal', () => {
  it.each(['/', '/orders', '/orders/17?side=buyer', '/flows/batches/3'])('is the one page at %s', async (url) => {
    const { status, text, headers } = await get(url);
    expect([status, text, headers['cache-control']]).toEqual([200, '<title>portal</title>', 'no-cache']);
  });

  it.each(['/main-4KX7QD2A.js', '/chunk-QAb-vyo9.js', '/media/font-ABCDEFGH.woff2'])('may keep %s for ever', async (url) => {
    expect((await get(url)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/icon.svg', '/icon-portable.svg'])('asks again for %s, which has no hash', async (url) => {
    expect((await get(url)).headers['cache-control']).toBe('no-cache');
  });

  it('comes compressed to whoever takes it so', async () => {
    const { headers } = await get('/chunk-QAb-vyo9.js', { 'accept-encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': expect.stringContaining('javascript'), 'cache-control': expect.stringContaining('immutable') });
    expect((await get('/chunk-QAb-vyo9.js')).text).toBe('plain');
  });

  it.each(['/main-00000000.js', '/..%2f..%2fetc/passwd', '/%2e%2e/package.json', '/media/', '/.env'])('has no %s', async (url) => {
    const { text, status } = await get(url);
    expect(text).not.toMatch(/root:|"dependencies"/);
    expect(status === 404 || text === '<title>portal</title>').toBe(true);
  });

  it('never answers for the API', async () => expect((await get('/api/orders-that-are-not')).body['code']).toBe('platform.not-found'));

  it('answers the API’s own with no-store', async () => {
    const { token } = await api.signIn('somebody');
    expect((await api.call('GET', '/api/session', { as: { token } })).headers['cache-control']).toBe('no-store');
  });
});
