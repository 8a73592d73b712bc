import { readFile, stat } from 'node:fs/promises';
import { DomainError } from '@tributary/kernel';
import { HtmlPage } from '@tributary/sheets';
import { megabytes } from '@tributary/sheets/open';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { networkErrors } from '@tributary/platform';
import { runFaults } from '../../../flows.faults';
import { networkReason } from '../../../sources/network-reason';
import type { NextPage } from '../../recipe/recipe';
import { webFaults } from '../../web.faults';
import type { SiteStart } from '../http/http-session';
import { type Downloaded, type DownloadFrom, type FieldValue, type FormInput, Missing, type Picture, type WebPage, type WebSession } from '../web-session';
import type { GuardProxy } from './guard-proxy';

/** How long a page may take to build itself before it counts as it is. */
const CALM_MS = 5000;
const APPEAR_MS = 15_000;
const FIND_MS = 3000;
const GLANCE_MS = 50;
/** Without any request for so long a page has come to rest. */
const REST_MS = 400;

/** A visit by a real browser. What is archived is the page as it stands when it is read. */
export class BrowserSession implements WebSession {
  private asking = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly tab: Page,
    private readonly proxy: GuardProxy,
    private readonly start: Pick<SiteStart, 'address' | 'limits'> & { readonly pause: () => Promise<void> },
  ) {
    const ended = (): void => void (this.asking = Math.max(0, this.asking - 1));
    tab.on('request', () => (this.asking += 1)).on('requestfinished', ended).on('requestfailed', ended);
  }

  static async on(browser: Browser, proxy: GuardProxy, { address, limits }: SiteStart, pause: () => Promise<void>): Promise<BrowserSession> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true, serviceWorkers: 'block' });
    context.setDefaultTimeout(limits.requestMs);
    const tab = await context.newPage();
    tab.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    // what opens beside the page is none of the recipe's business
    context.on('page', (other) => void other.close().catch(() => undefined));
    return new BrowserSession(browser, context, tab, proxy, { address, limits, pause });
  }

  async page(): Promise<WebPage> {
    const html = await this.tab.content();
    if (html.length > this.start.limits.pageBytes) throw webFaults.answerTooLarge({ host: this.host, limit: megabytes(this.start.limits.pageBytes) });
    return { url: this.tab.url(), bytes: Buffer.from(html), encoding: 'utf-8', html: new HtmlPage(html) };
  }

  async open(url: string): Promise<void> {
    const base = this.tab.url() === 'about:blank' ? this.start.address.href : this.tab.url();
    if (!URL.canParse(url, base)) throw webFaults.addressForbidden({ url: url.slice(0, 200) });
    const target = new URL(url, base);
    if (!/^https?:$/.test(target.protocol)) throw webFaults.addressForbidden({ url: target.href.slice(0, 200) });
    await this.doing(async () => {
      const answer = await this.tab.goto(target.href, { waitUntil: 'load' });
      const status = answer?.status() ?? 200;
      if (status < 400) return;
      const { hostname } = new URL(answer?.url() ?? target.href);
      if (this.proxy.refuses(hostname)) throw networkErrors.hostForbidden({ host: hostname });
      throw webFaults.answerStatus({ host: target.host, status });
    });
  }

  async submit({ form, fields, button }: FormInput): Promise<void> {
    await this.doing(async () => {
      const frame = await this.found(this.tab.locator(form).first(), form);
      for (const [name, value] of Object.entries(fields)) await this.fill(frame, name, value);
      const pressed = button === undefined ? frame.locator('input[type=submit], input[type=image], button:not([type=button]):not([type=reset])').first() : frame.locator(button).first();
      await (await this.found(pressed, button ?? form)).click();
    });
  }

  async click(link: string): Promise<void> {
    await this.doing(async () => (await this.found(this.tab.locator(link).first(), link)).click());
  }

  async waitFor(selector: string): Promise<void> {
    await this.tab.locator(selector).first().waitFor({ state: 'attached', timeout: APPEAR_MS }).catch(() => undefined);
  }

  async next(way: NextPage, number: number): Promise<boolean> {
    if ('parameter' in way) {
      const url = new URL(this.tab.url());
      url.searchParams.set(way.parameter, String(number));
      await this.open(url.href);
      return true;
    }
    const link = 'link' in way ? this.tab.locator(way.link).first() : this.tab.locator('a, button, input[type=submit], input[type=button]').getByText(way.text, { exact: true }).first();
    if ((await link.count()) === 0 || !(await leadsOn(link))) return false;
    const before = await this.tab.content();
    await this.doing(() => link.click());
    // pages that change without being loaded anew say nothing when they have
    for (let left = CALM_MS; left > 0 && (await this.tab.content()) === before; left -= GLANCE_MS) await this.tab.waitForTimeout(GLANCE_MS);
    return true;
  }

  async download({ link, form }: DownloadFrom): Promise<Downloaded> {
    const waiting = this.tab.waitForEvent('download', { timeout: this.start.limits.requestMs }).catch(() => undefined);
    const shown = (form ? this.submit(form) : this.click(link ?? '')).then(() => undefined);
    const download = await Promise.race([waiting, shown.then(() => this.tab.waitForTimeout(CALM_MS)).then(() => undefined)]);
    await shown;
    if (!download) return undefined;
    const file = await download.path();
    const { fileBytes } = this.start.limits;
    if ((await stat(file)).size > fileBytes) throw webFaults.answerTooLarge({ host: this.host, limit: megabytes(fileBytes) });
    return { name: download.suggestedFilename(), bytes: await readFile(file) };
  }

  async picture(selector: string): Promise<Picture> {
    const image = await this.found(this.tab.locator(selector).first(), selector);
    return { bytes: await image.screenshot({ type: 'png' }), mediaType: 'image/png' };
  }

  async close(): Promise<void> {
    await this.context.close().catch(() => undefined);
    await this.browser.close().catch(() => undefined);
    await this.proxy.close();
  }

  private get host(): string {
    return this.start.address.host;
  }

  private async fill(frame: Locator, name: string, { value, secret }: FieldValue): Promise<void> {
    const field = await this.found(frame.locator(`[name=${JSON.stringify(name)}]`).first(), name);
    const { tag, type } = await field.evaluate((element) => ({ tag: element.tagName, type: element.getAttribute('type')?.toLowerCase() ?? '' }));
    if (secret && (type !== 'password' || new URL(this.tab.url()).origin !== this.start.address.origin)) throw webFaults.passwordField({ field: name });
    if (tag === 'SELECT') await field.selectOption(value);
    else if (type === 'checkbox' || type === 'radio') await frame.locator(`[name=${JSON.stringify(name)}][value=${JSON.stringify(value)}]`).first().check();
    else await field.fill(value);
  }

  private async found(locator: Locator, what: string): Promise<Locator> {
    await locator.waitFor({ state: 'attached', timeout: FIND_MS }).catch(() => {
      throw new Missing(what);
    });
    return locator;
  }

  /** One action and what follows from it: the page is loaded and has come to rest. */
  private async doing(action: () => Promise<unknown>): Promise<void> {
    await this.start.pause();
    try {
      await action();
      await this.tab.waitForLoadState('load');
      await this.rest();
    } catch (error) {
      throw this.reasonOf(error);
    }
    const { protocol, hostname } = new URL(this.tab.url());
    if (this.proxy.refuses(hostname)) throw networkErrors.hostForbidden({ host: hostname });
    if (protocol === 'chrome-error:') throw runFaults.sourceUnreachable({ host: this.host, detail: 'chrome-error' });
  }

  /** The browser's own idea of an idle network is of the page's first load only. */
  private async rest(): Promise<void> {
    let calm = 0;
    for (let left = CALM_MS; left > 0 && calm < REST_MS; left -= GLANCE_MS) {
      await this.tab.waitForTimeout(GLANCE_MS);
      calm = this.asking === 0 ? calm + GLANCE_MS : 0;
    }
  }

  private reasonOf(error: unknown): unknown {
    if (error instanceof DomainError || error instanceof Missing) return error;
    const message = error instanceof Error ? error.message : String(error);
    if (isTimeout(error) || /ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/.test(message)) return runFaults.connectionTimeout({ host: this.host });
    if (/ERR_(PROXY|TUNNEL)_CONNECTION_FAILED/.test(message)) return networkErrors.hostForbidden({ host: this.host });
    return networkReason(error, this.host) ?? webFaults.browserBroken({ detail: message.split('\n')[0] ?? '' });
  }
}

/** Told by its name: the browser's library is large, and loaded only where one is opened. */
const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** The last page's link is there but dead. */
async function leadsOn(link: Locator): Promise<boolean> {
  const [disabled, aria, names] = [await link.getAttribute('disabled'), await link.getAttribute('aria-disabled'), await link.getAttribute('class')];
  return disabled === null && aria !== 'true' && !/(^|\s)(disabled|aspNetDisabled)(\s|$)/i.test(names ?? '') && (await link.isVisible());
}
