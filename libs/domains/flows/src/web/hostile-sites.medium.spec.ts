import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Config, HostReach } from '@tributary/platform';
import { FixedClock } from '@tributary/platform/testing';
import type { WebSettings } from '../feed/feed';
import { canRun } from '../testing';
import { Browsers } from './engine/browser/browsers';
import { WEB_LIMITS, type WebLimits } from './engine/web-limits';
import type { Recipe, RecipeEngine, RecipeStep } from './recipe/recipe';
import { WebVisits } from './run/web-visits';

const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';
const engines: readonly RecipeEngine[] = canRun(CHROMIUM) ? ['http', 'browser'] : ['http'];
/** The site is at localhost, which may be reached; the secret server has an address that may not. */
const config = { privateHosts: 'localhost', chromium: CHROMIUM } as Config;
const reach = new HostReach(config);
const visits = new WebVisits(reach, new Browsers(config, reach), new FixedClock());
let site: Server;
let secret: Server;
let base: string;
let inside: string;
const reached: string[] = [];
const got: { url: string; body: string }[] = [];

const listen = async (handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<[Server, number]> => {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return [server, (server.address() as AddressInfo).port];
};

beforeAll(async () => {
  const [other, otherPort] = await listen((request, response) => {
    reached.push(request.url ?? '');
    response.end('<table id="t"><tr><td>日期</td></tr><tr><td>内部</td></tr></table>');
  });
  secret = other;
  inside = `http://127.0.0.1:${otherPort}`;
  const [own, port] = await listen((request, response) => void answer(request, response));
  site = own;
  base = `http://localhost:${port}/`;
});
afterAll(async () => {
  for (const server of [site, secret]) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

const TABLE = '<table id="t"><tr><td>日期</td></tr><tr><td>1</td></tr></table>';
const PAGES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/to-inside': (response) => void response.writeHead(302, { location: `${inside}/secret` }).end(),
  '/to-metadata': (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  '/to-file': (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/around': (response) => void response.writeHead(302, { location: '/around' }).end(),
  '/huge': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = (): boolean => response.write('x'.repeat(65_536)) && !response.destroyed && setImmediate(more) !== undefined;
    response.on('drain', more);
    more();
  },
  '/slow': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('<'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/endless': (response) => void response.end(`${TABLE.replace('<td>1', `<td>${String(Math.random())}`)}<a id="next" href="/endless">下一页</a>`),
  '/same': (response) => void response.end(`${TABLE}<a id="next" href="/same">下一页</a>`),
  '/frames': (response) => void response.end(`${TABLE}<img src="${inside}/image"><iframe src="${inside}/frame"></iframe><script>fetch('${inside}/fetch').catch(()=>0);try{new WebSocket('ws${inside.slice(4)}/socket')}catch{}</script>`),
  '/form': (response) => void response.end(`<form id="f" method="post" action="/login"><input name="p" type="password"><input name="q"><button>ok</button></form>`),
  '/form-elsewhere': (response) => void response.end(`<form id="f" method="post" action="${inside}/steal"><input name="p" type="password"></form>`),
  '/login': (response) => void response.writeHead(307, { location: `${inside}/steal` }).end(),
  '/usual': (response) => void response.end(TABLE),
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  got.push({ url: request.url ?? '', body });
  response.setHeader('content-type', 'text/html');
  (PAGES[request.url ?? ''] ?? ((missing) => missing.writeHead(404).end()))(response);
}

function settings(engine: RecipeEngine, path: string, login: readonly RecipeStep[] = [], more: object = {}): WebSettings {
  const recipe: Recipe = {
    version: 1, engine, delayMs: 0, period: { format: 'yyyy-MM-dd', reread: 0, first: 0, upTo: 'today' }, login,
    query: [{ do: 'open', url: path }, { do: 'read', table: '#t', next: { link: '#next' }, ...more }],
  };
  return { host: 'localhost', url: base, user: 'u', recipe };
}
const doors = { ask: () => Promise.reject(new Error('nobody')), told: () => Promise.resolve() };
const visit = (wanted: WebSettings, limits: Partial<WebLimits> = {}): Promise<unknown> =>
  visits.visit({ settings: wanted, secret: 'password-of-the-site', period: { from: '2026-03-01', to: '2026-03-01' }, limits: { requestMs: 8000, ...limits } }, doors);

describe.each(engines)('a hostile site, by %s', (engine) => {
  beforeEach(() => reached.splice(0));

  it.each([
    ['a redirect to a private address', '/to-inside'],
    ['a redirect to the metadata of a cloud', '/to-metadata'],
    ['an address of its own that is private', '{inside}/direct'],
    ['an address written as a number', 'http://2130706433:{port}/'],
  ])('%s leads nowhere', async (_what, path) => {
    const url = path.replace('{inside}', inside).replace('{port}', new URL(inside).port);
    await expect(visit(settings(engine, url))).rejects.toMatchObject({ code: 'network.host-forbidden' });
    expect(reached).toEqual([]);
  }, 30_000);

  it('files are no addresses', async () => {
    await expect(visit(settings(engine, 'file:///etc/passwd'))).rejects.toMatchObject({ code: 'flows.address-forbidden' });
    await expect(visit(settings(engine, '/to-file'))).rejects.toMatchObject({ code: engine === 'http' ? 'flows.address-forbidden' : expect.stringMatching(/^flows\./) as string });
  }, 30_000);

  it('frames, pictures, scripts and sockets of a page reach nothing inside', async () => {
    await expect(visit(settings(engine, '/frames'))).resolves.toHaveLength(1);
    expect(reached).toEqual([]);
  }, 30_000);

  it('the password goes to no other site, and into no open field', async () => {
    const login = (path: string, name: string): RecipeStep[] => [{ do: 'open', url: path }, { do: 'submit', form: '#f', fields: { [name]: '{password}' } }];
    await expect(visit(settings(engine, '/usual', login('/form', 'q')))).rejects.toMatchObject({ code: 'flows.password-field' });
    await expect(visit(settings(engine, '/usual', login('/form', 'p')))).rejects.toMatchObject({ code: expect.stringMatching(/address-forbidden|host-forbidden/) as string });
    await expect(visit(settings(engine, '/usual', login('/form-elsewhere', 'p')))).rejects.toMatchObject({ code: expect.stringMatching(/^(flows|network)\./) as string });
    expect(reached).toEqual([]);
    expect(got.filter(({ url }) => url !== '/login').some(({ url, body }) => `${url}${body}`.includes('password-of-the-site'))).toBe(false);
  }, 90_000);
});

describe('a site that wastes time and memory', () => {
  it.each([
    ['sends without end', '/huge', 'flows.answer-too-large', { pageBytes: 1_000_000 }],
    ['sends a byte at a time', '/slow', 'flows.connection-timeout', { requestMs: 400 }],
    ['redirects in a circle', '/around', 'flows.redirects-endless', {}],
    ['takes longer than a visit may', '/slow', 'flows.run-too-long', { runMs: 300 }],
  ])('%s', async (_what, path, code, limits) => {
    await expect(visit(settings('http', path), limits)).rejects.toMatchObject({ code });
  });

  it('has pages without end', async () => {
    await expect(visit(settings('http', '/endless', [], { maxPages: 5 }))).rejects.toMatchObject({ code: 'flows.pages-endless' });
    await expect(visit(settings('http', '/same'))).rejects.toMatchObject({ code: 'flows.page-repeats' });
  });

  it('leaves no browser and no way out behind when the visit is stopped while its browser starts', async () => {
    if (!engines.includes('browser')) return;
    const stop = new AbortController();
    const servers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length;
    const before = servers();
    const start = { address: new URL(base), charset: 'utf-8', limits: WEB_LIMITS } as const;
    const opening = new Browsers(config, reach).open(start, () => Promise.resolve(), stop.signal);
    stop.abort(new Error('stopped'));
    await expect(opening).rejects.toThrow('stopped');
    // a server is gone one turn after it says so
    await nextTurn();
    expect(servers()).toBe(before);
  });

  it('has its browser closed when the visit is stopped', async () => {
    if (!engines.includes('browser')) return;
    await expect(visit(settings('browser', '/slow'), { runMs: 2500 })).rejects.toMatchObject({ code: 'flows.run-too-long' });
  }, 30_000);
});
