import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { addUser } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { DOMAINS } from './app.module';
import { operations } from './openapi/operations';
import { type Browser, TestApi } from './testing/test-api';

const COMMITTED = path.join(__dirname, '../../../libs/api-client/openapi.json');
const PUBLIC = ['GET /api/health', 'GET /api/health/live', 'GET /api/health/ready', 'POST /api/agent-batches', 'POST /api/agent-enrolments', 'POST /api/agent-heartbeats', 'POST /api/sign-in'];

interface Route {
  readonly name: string;
  readonly permissions: readonly string[] | undefined;
}

let db: TestDatabase;
let api: TestApi;
let routes: Route[];
let powerless: Browser;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1 });
  await addUser(db.owner, { id: 1, organisationId: 10, account: 'powerless' });
  api = await TestApi.start(db, {}, [...DOMAINS]);
  const document = (await api.call('GET', '/api/openapi.json')).body as unknown as OpenAPIObject;
  routes = operations(document).map(({ route, operation }) => ({ name: route, permissions: (operation as { 'x-permissions'?: string[] })['x-permissions'] }));
  powerless = await api.signIn('powerless');
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const call = ({ name }: Route, as: Browser) => {
  const [method = '', template = ''] = name.split(' ');
  return api.call(method as 'GET', template.replaceAll(/\{\w+\}/g, '1'), { as, ...(method === 'GET' ? {} : { body: {} }) });
};

describe('every route', () => {
  it('is there', () => expect(routes.length).toBeGreaterThan(50));

  it('is closed to nobody in particular, but for sign-in, health and what agents sign', async () => {
    const open: string[] = [];
    for (const route of routes) if ((await call(route, {})).body['code'] !== 'platform.sign-in-needed') open.push(route.name);
    expect(open.sort()).toEqual(PUBLIC);
  });

  it('that wants a permission is closed to whoever has none', async () => {
    const guarded = routes.filter(({ permissions }) => permissions?.length);
    expect(guarded.length).toBeGreaterThan(35);
    for (const route of guarded) expect([route.name, (await call(route, powerless)).body['code']]).toEqual([route.name, 'platform.forbidden']);
  });

  it('that writes is closed to whoever cannot repeat the CSRF token', async () => {
    const writing = routes.filter(({ name, permissions }) => permissions && !name.startsWith('GET'));
    expect(writing.length).toBeGreaterThan(15);
    for (const route of writing) expect([route.name, (await call(route, { token: powerless.token })).body['code']]).toEqual([route.name, 'platform.csrf']);
  });

  it('stands in the committed document as in the code: npm run api-client', async () => {
    const committed = JSON.parse(readFileSync(COMMITTED, 'utf8')) as OpenAPIObject;
    const current = (await api.call('GET', '/api/openapi.json')).body as unknown as OpenAPIObject;
    expect(different(current.paths, committed.paths)).toEqual([]);
    expect(different(current.components?.schemas, committed.components?.schemas)).toEqual([]);
    expect(current).toEqual(committed);
  });
});

/** The names under which two parts of the document differ; the difference of the whole would be unreadable. */
function different(current: object = {}, committed: object = {}): string[] {
  const [now, then] = [new Map(Object.entries(current)), new Map(Object.entries(committed))];
  return [...new Set([...now.keys(), ...then.keys()])].filter((name) => !isDeepStrictEqual(now.get(name), then.get(name)));
}
