import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Without a graphics card one is imitated, which draws the same at a higher price than drawing without one. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Widths at which the product is looked at. */
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['PORTAL_BROWSER'];
  if (!executablePath) throw new Error('No Chromium was found: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A person at the portal: one browser profile with one page; `faults` are what the browser complained about. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: string[];
}

/** Opens the portal in a fresh profile and signs in. Nothing stands between the page and its server: a browser whose requests are looked at forgets its cache. */
export async function person(browser: Browser, url: string, account: string, viewport = DESKTOP): Promise<Person> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: viewport === PHONE, baseURL: url });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !/401|403|404|409|422/.test(message.text()) && faults.push(message.text()));
  await page.goto('/');
  await page.fill('#account', account);
  await page.fill('#password', 'Tributary-2026');
  await page.click('button[type=submit]');
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  return { page, context, faults };
}

/** Whether the page can be scrolled sideways, which on a phone means that something sticks out. */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
}
