import { HtmlPage, type PageElement, pageText, seenText } from '@tributary/sheets';
import { type Encoding, encodingNamed } from '@tributary/sheets/open';
import type { NextPage } from '../../recipe/recipe';
import { webFaults } from '../../web.faults';
import type { WebLimits } from '../web-limits';
import { type Downloaded, type DownloadFrom, type FormInput, Missing, type Picture, type WebPage, type WebSession } from '../web-session';
import { downloadName } from './download-name';
import { filledForm, type FormPair, unpressedForm } from './form-fields';
import { formText } from './form-text';
import type { HttpClient, SiteAnswer, SiteRequest } from './http-client';
import { nextElement, targetOf } from './link-target';

/** What a session starts from. */
export interface SiteStart {
  readonly address: URL;
  /** How forms are sent where the page does not say. */
  readonly charset: Encoding;
  readonly limits: WebLimits;
}

/** A form as it was sent, so that another page of its answer can be asked for. */
interface Sent {
  readonly url: URL;
  readonly pairs: readonly FormPair[];
}

/** A visit by requests and answers alone: forms are filled as a browser would, programs of the page do not run. */
export class HttpSession implements WebSession {
  private shown: WebPage | undefined;
  private sent: Sent | undefined;

  constructor(
    private readonly client: HttpClient,
    private readonly start: SiteStart,
    /** Before every request. */
    private readonly pause: () => Promise<void>,
  ) {}

  async page(): Promise<WebPage> {
    return Promise.resolve(this.current());
  }

  async open(url: string): Promise<void> {
    await this.go(this.absolute(url));
  }

  async submit(input: FormInput): Promise<void> {
    await this.show(await this.send(this.formRequest(input)));
  }

  async click(link: string): Promise<void> {
    const element = this.current().html.first(link);
    if (!element || !(await this.follow(element))) throw new Missing(link);
  }

  waitFor(): Promise<void> {
    return Promise.resolve();
  }

  async next(way: NextPage, number: number): Promise<boolean> {
    if ('parameter' in way) return this.byParameter(way.parameter, number);
    const element = nextElement(this.current().html, way);
    return element !== undefined && (await this.follow(element));
  }

  async download({ link, form }: DownloadFrom): Promise<Downloaded> {
    const request = form ? this.formRequest(form) : this.linkRequest(link ?? '');
    const answer = await this.send({ ...request, limitBytes: this.start.limits.fileBytes });
    const disposition = answer.headers['content-disposition'];
    if (!disposition && /^text\/html/i.test(answer.headers['content-type'] ?? '')) {
      await this.show(answer);
      return undefined;
    }
    return { name: downloadName(disposition, answer.url), bytes: answer.bytes };
  }

  async picture(selector: string): Promise<Picture> {
    const source = this.current().html.first(selector)?.attribs['src'];
    if (!source) throw new Missing(selector);
    const { bytes, headers } = await this.send({ url: this.absolute(source), method: 'GET', limitBytes: this.start.limits.pictureBytes });
    return { bytes, mediaType: headers['content-type']?.split(';')[0]?.trim() ?? '' };
  }

  close(): Promise<void> {
    this.client.close();
    return Promise.resolve();
  }

  private current(): WebPage {
    if (!this.shown) throw new Missing(this.start.address.href);
    return this.shown;
  }

  private absolute(url: string): URL {
    const base = this.shown?.url ?? this.start.address.href;
    if (!URL.canParse(url, base)) throw webFaults.addressForbidden({ url: url.slice(0, 200) });
    return new URL(url, base);
  }

  private async go(url: URL): Promise<void> {
    this.sent = undefined;
    await this.show(await this.send({ url, method: 'GET' }));
  }

  private async send(request: SiteRequest): Promise<SiteAnswer> {
    await this.pause();
    return this.client.fetch({ ...(this.shown ? { referer: this.shown.url } : {}), ...request });
  }

  private show({ url, headers, bytes }: SiteAnswer): Promise<void> {
    const named = /charset\s*=\s*["']?([\w.-]+)/i.exec(headers['content-type'] ?? '')?.[1];
    const encoding = named === undefined ? undefined : encodingNamed(named);
    this.shown = { url: url.href, bytes, encoding, html: new HtmlPage(pageText(bytes, encoding)) };
    return Promise.resolve();
  }

  /** How the page's forms are sent: as they say, as the page was written, else as the recipe says. */
  private encodingOf(form: PageElement): Encoding {
    const accepted = form.attribs['accept-charset'];
    return (accepted && encodingNamed(accepted)) || (this.current().encoding ?? declaredIn(this.current().html) ?? this.start.charset);
  }

  private formRequest(input: FormInput): SiteRequest {
    const { html } = this.current();
    const form = html.first(input.form);
    if (!form) throw new Missing(input.form);
    const request = this.requestOf(form, filledForm(html, form, input));
    const isSecret = Object.values(input.fields).some(({ secret }) => secret);
    if (isSecret && (request.url.origin !== this.start.address.origin || request.method !== 'POST')) throw webFaults.passwordField({ field: request.url.origin });
    return { ...request, secret: isSecret };
  }

  private requestOf(form: PageElement, pairs: readonly FormPair[]): SiteRequest {
    const url = this.absolute(form.attribs['action'] || this.current().url);
    const body = formText(pairs, this.encodingOf(form));
    if (/^post$/i.test(form.attribs['method'] ?? '')) {
      this.sent = { url, pairs };
      return { url, method: 'POST', body };
    }
    this.sent = undefined;
    url.search = body;
    return { url, method: 'GET' };
  }

  private linkRequest(selector: string): SiteRequest {
    const element = this.current().html.first(selector);
    const request = element && this.requestFor(element);
    if (!request) throw new Missing(selector);
    return request;
  }

  private async follow(element: PageElement): Promise<boolean> {
    const request = this.requestFor(element);
    if (request) await this.show(await this.send(request));
    return request !== undefined;
  }

  private requestFor(element: PageElement): SiteRequest | undefined {
    const target = targetOf(element);
    if (!target) return undefined;
    if (target.kind === 'script') throw webFaults.needsBrowser({ what: target.code });
    if (target.kind === 'address') return { url: this.absolute(target.href), method: 'GET' };
    const { html } = this.current();
    const form = formOf(element) ?? html.first('form');
    if (!form) throw new Missing('form');
    if (target.kind === 'postback') return this.requestOf(form, unpressedForm(html, form, { __EVENTTARGET: target.target, __EVENTARGUMENT: target.argument }));
    const { name, value = seenText(element.children) } = element.attribs;
    return this.requestOf(form, unpressedForm(html, form, name ? { [name]: value } : {}));
  }

  /** The form that was answered is sent again with another page, else the address is gone to with another one. */
  private async byParameter(name: string, number: number): Promise<boolean> {
    if (this.sent) {
      const pairs = [...this.sent.pairs.filter(([field]) => field !== name), [name, String(number)] as const];
      const body = formText(pairs, this.current().encoding ?? this.start.charset);
      await this.show(await this.send({ url: this.sent.url, method: 'POST', body }));
      return true;
    }
    const url = new URL(this.current().url);
    url.searchParams.set(name, String(number));
    await this.show(await this.send({ url, method: 'GET' }));
    return true;
  }
}

function formOf(element: PageElement): PageElement | undefined {
  for (let at = element.parent; at; at = at.parent) if ('name' in at && at.name === 'form') return at as PageElement;
  return undefined;
}

function declaredIn(html: HtmlPage): Encoding | undefined {
  const meta = html.all('meta').map(({ attribs }) => attribs['charset'] ?? /charset\s*=\s*([\w.-]+)/i.exec(attribs['content'] ?? '')?.[1]);
  const name = meta.find((found) => found !== undefined);
  return name === undefined ? undefined : encodingNamed(name);
}
