import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, overflowsSideways, type Person, person, PHONE } from '../harness/browser';
import { Settling } from '../harness/settled';
import { startWorld, type World } from '../harness/world';
import { IDS, PAGES } from './pages';

/** Pictures of what is wrong; of everything with SCREENSHOTS=all, for looking at it by eye takes longer than the tests. */
const SCREENSHOTS = 'dist/screenshots';
const ALL_PICTURES = process.env['SCREENSHOTS'] === 'all';
/** So many people look at the same time. */
const AT_ONCE = 2;
/** What a missing translation looks like: the key itself. */
const KEY = /(?<![\w./@-])[a-z][a-zA-Z]+(?:\.[a-zA-Z]+){1,4}(?![\w./@-])/g;
const NO_KEY = /^(www|http|manager)\b/;

let world: World;
let browser: Browser;
const ids = new Map<string, string>();
/** What is wrong, by account: every account is one walk, and some walk at the same time. */
const walks = new Map<string, Promise<string[]>>();

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [world, browser] = [await startWorld(), await launchBrowser()];
  for (const [name, query] of Object.entries(IDS)) {
    const { rows } = await world.owner.query<{ id: string }>(query);
    if (!rows[0]) throw new Error(`The demo company has no ${name}.`);
    ids.set(name, rows[0].id);
  }
  startWalks();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Lets a few people walk at the same time, the longest way first; whoever comes home makes room for the next. */
function startWalks(): void {
  const ways = Object.entries(PAGES)
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([account, addresses]) => ({ account, addresses, found: Promise.withResolvers<string[]>() }));
  for (const { account, found } of ways) walks.set(account, found.promise);
  const walkOn = async (): Promise<void> => {
    for (let way = ways.shift(); way; way = ways.shift()) {
      way.found.resolve(await walkThrough(way.account, way.addresses).catch((error: unknown) => [`the walk ended: ${String(error)}`]));
    }
  };
  for (let lane = 0; lane < AT_ONCE; lane += 1) void walkOn();
}

/** One person looks at every page once, at both widths and in both languages, going from one to the next as links do. */
async function walkThrough(account: string, addresses: readonly string[]): Promise<string[]> {
  const someone = await person(browser, world.url, account);
  const settling = new Settling(someone.page);
  const wrong: string[] = [];
  let language: Language = 'zh';
  for (const address of addresses) {
    await follow(someone.page, address.replace(/\$(\w+)/g, (_, name: string) => ids.get(name) ?? ''));
    const other: Language = OTHER[language];
    wrong.push(...(await look(someone, settling, { address, account, language, devices: ['desktop', 'phone'] })));
    await someone.page.locator('[data-testid=language-switch]:visible').click();
    wrong.push(...(await look(someone, settling, { address, account, language: other, devices: ['phone', 'desktop'] })));
    language = other;
  }
  await someone.context.close();
  return wrong;
}

/** To an address inside the portal as the browser's "forward" goes there: the router takes it, nothing is loaded again. */
async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(address)}), dispatchEvent(new PopStateEvent('popstate', { state: null }))`);
}

type Language = 'zh' | 'en';
const OTHER: Readonly<Record<Language, Language>> = { zh: 'en', en: 'zh' };
const WIDTHS = { desktop: DESKTOP, phone: PHONE } as const;

interface View {
  readonly account: string;
  readonly address: string;
  readonly language: Language;
  readonly devices: readonly (keyof typeof WIDTHS)[];
}

/** What is wrong at each width, with a picture of it. */
async function look(someone: Person, settling: Settling, { account, address, language, devices }: View): Promise<string[]> {
  const wrong: string[] = [];
  for (const device of devices) {
    await someone.page.setViewportSize(WIDTHS[device]);
    await settling.settled();
    const name = `${account}-${address.replace(/[^a-z$-]+/gi, '_').replace(/^_|_$/g, '') || 'home'}-${device}-${language}`;
    const faults = await faultsOf(someone);
    if (ALL_PICTURES || faults.length) await someone.page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true, animations: 'disabled' });
    wrong.push(...faults.map((fault) => `${address}, ${device}, ${language}: ${fault}`));
  }
  return wrong;
}

/** What the browser complained about since the last look, what sticks out, and texts that are missing. */
async function faultsOf({ page, faults }: Person): Promise<string[]> {
  const complaints = faults.splice(0);
  const sideways = (await overflowsSideways(page)) ? ['sticks out sideways'] : [];
  // codes are set in a fixed-width face and are meant to be codes
  const [words, codes] = await page.evaluate<[string, string]>(`[document.body.innerText, [...document.querySelectorAll('.mono')].map((code) => code.innerText).join(' ')]`);
  const keys = (words.match(KEY) ?? []).filter((key) => !NO_KEY.test(key) && !codes.includes(key));
  return [...complaints, ...sideways, ...keys.map((key) => `no words for ${key}`)];
}

describe.each(Object.keys(PAGES))('the pages of %s', (account) => {
  it('stand up on a desktop and on a phone, in both languages', async () => {
    expect(await walks.get(account)).toEqual([]);
  }, 600_000);
});
