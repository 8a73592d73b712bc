import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { decode, encode } from 'iconv-lite';
import { dailySales, type SalesLine } from '../files/daily-sales';
import type { SandboxDealer } from '../spec/sandbox-spec';
import type { SandboxWorld } from '../spec/sandbox-world';
import { captchaPicture } from './captcha';
import { SCRIPT_PAGE } from './script-page';
import { changedMood, type SiteMood, USUAL_MOOD } from './site-mood';
import { loginPage, noticePage, queryPage, type ShownQuery } from './site-pages';

const COOKIE = 'ASP.NET_SessionId';
const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

interface Session {
  user: string | undefined;
  code: string;
  /** Pages of results since signing in. */
  pages: number;
  query: ShownQuery | undefined;
}

interface Visit {
  readonly dealer: SandboxDealer;
  readonly mood: SiteMood;
  readonly session: Session;
  readonly form: ReadonlyMap<string, string>;
  readonly response: ServerResponse;
}

/** Every dealer's query site: `/site/<user>/login.aspx`, written in 2006 and never touched again; and `/site/<user>/app`, all script. */
export class QuerySite {
  private readonly sessions = new Map<string, Session>();
  private readonly moods = new Map<string, SiteMood>();
  private lastCode = '';

  constructor(private readonly world: SandboxWorld) {}

  moodOf(user: string): SiteMood & { readonly code: string } {
    return { ...this.mood(user), code: this.lastCode };
  }

  change(user: string, wanted: Readonly<Record<string, unknown>>): SiteMood {
    const mood = changedMood(this.mood(user), wanted);
    this.moods.set(user, mood);
    return mood;
  }

  /** False: no page of ours. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const [, site, user = '', ...rest] = new URL(request.url ?? '/', 'http://sandbox').pathname.split('/');
    const dealer = site === 'site' ? this.world.dealer(user) : undefined;
    if (!dealer) return false;
    const body = await buffer(request);
    const session = this.sessionOf(request, response);
    const visit = { dealer, mood: this.mood(user), session, form: formOf(body), response };
    this.page(`${request.method} ${rest.join('/')}`, visit, body);
    return true;
  }

  private mood(user: string): SiteMood {
    return this.moods.get(user) ?? { ...USUAL_MOOD, captcha: this.world.dealer(user)?.captcha === true };
  }

  private page(route: string, visit: Visit, body: Buffer): void {
    const { response, session, dealer, mood } = visit;
    switch (route) {
      case 'GET login.aspx':
        return html(response, loginPage(viewStateOf('login'), mood, ''));
      case 'POST login.aspx':
        return this.login(visit);
      case 'GET code.aspx':
        session.code = this.lastCode = String(randomInt(1000, 9999));
        response.writeHead(200, { 'content-type': 'image/png' }).end(captchaPicture(session.code));
        return;
      case 'GET query.aspx':
        return session.user ? html(response, queryPage(viewStateOf('query'), mood, undefined)) : html(response, TIMEOUT);
      case 'POST query.aspx':
        return this.query(visit);
      case 'GET export.aspx':
        return download(response, session);
      case 'GET app':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(SCRIPT_PAGE);
        return;
      case 'POST app/login':
      case 'POST app/sales':
        return json(response, this.script(route, session, dealer, JSON.parse(body.toString('utf8')) as Record<string, string>));
      default:
        response.writeHead(404).end('404');
    }
  }

  private login({ form, dealer, mood, session, response }: Visit): void {
    const again = (message: string): void => html(response, loginPage(viewStateOf('login'), mood, message));
    if (form.get('__VIEWSTATE') !== viewStateOf('login')) return failed(response);
    if (mood.captcha && (session.code === '' || form.get('txtCode') !== session.code)) return again('验证码错误');
    if (form.get('txtUser') !== dealer.ftpUser || form.get('txtPwd') !== dealer.ftpPassword) return again('用户名或密码错误');
    if (mood.passwordExpired) return html(response, noticePage('您的密码已过期，请修改密码后再登录'));
    Object.assign(session, { user: dealer.ftpUser, pages: 0, query: undefined });
    response.writeHead(302, { location: 'query.aspx' }).end();
  }

  private query({ form, dealer, mood, session, response }: Visit): void {
    if (mood.kickOutAfter > 0 && session.pages >= mood.kickOutAfter) {
      session.user = undefined;
      if (!mood.kicksAlways) this.change(dealer.ftpUser, { kickOutAfter: 0 });
    }
    if (!session.user) return html(response, TIMEOUT);
    if (!/^(query|shown)/.test(plainState(form.get('__VIEWSTATE') ?? ''))) return failed(response);
    session.pages += 1;
    const paged = /^Page\$(\d+)$/.exec(form.get('__EVENTARGUMENT') ?? '')?.[1];
    session.query = paged && session.query ? { ...session.query, page: Number(paged) } : this.asked(dealer, mood, form);
    html(response, queryPage(viewStateOf('shown'), mood, session.query));
  }

  private asked(dealer: SandboxDealer, mood: SiteMood, form: ReadonlyMap<string, string>): ShownQuery {
    const [from = '', to = ''] = [form.get('txtFrom'), form.get('txtTo')];
    const refused = (message: string): ShownQuery => ({ from, to, page: 1, lines: [], count: 0, message });
    const days = daysOf(from, to);
    if (!days) return refused('日期格式不正确');
    if (days.length > mood.rangeDays) return refused(`查询范围不能超过 ${mood.rangeDays} 天`);
    if (form.get('ddlKind') !== 'S') return { ...refused(''), count: 0 };
    const lines = days.flatMap((day) => dailySales(this.world.spec, dealer, day));
    return { from, to, page: 1, lines: mood.cap > 0 ? lines.slice(0, mood.cap) : lines, count: lines.length, message: '' };
  }

  private script(route: string, session: Session, dealer: SandboxDealer, { user, password, from = '', to = '' }: Record<string, string>): object {
    if (route === 'POST app/login') {
      const isRight = user === dealer.ftpUser && password === dealer.ftpPassword;
      session.user = isRight ? user : undefined;
      return isRight ? { ok: true } : { ok: false, message: '账号或密码不正确' };
    }
    const lines = session.user ? (daysOf(from, to) ?? []).flatMap((day) => dailySales(this.world.spec, dealer, day)) : [];
    return { rows: lines.map((line) => cellsOf(line)) };
  }

  private sessionOf(request: IncomingMessage, response: ServerResponse): Session {
    const known = new RegExp(`${COOKIE.replace('.', '\\.')}=([a-f0-9]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
    const session = this.sessions.get(known);
    if (session) return session;
    const id = randomBytes(12).toString('hex');
    const fresh: Session = { user: undefined, code: '', pages: 0, query: undefined };
    this.sessions.set(id, fresh);
    response.setHeader('set-cookie', `${COOKIE}=${id}; path=/; HttpOnly`);
    return fresh;
  }
}

const TIMEOUT = noticePage('登录超时，请重新登录');

/** As ASP.NET does it: what the page knew, and a mark that nobody else made it. */
function viewStateOf(state: string): string {
  return Buffer.from(`${state}|${createHash('sha256').update(`sandbox ${state}`).digest('hex').slice(0, 32)}`).toString('base64');
}

function plainState(viewState: string): string {
  const [state = ''] = Buffer.from(viewState, 'base64').toString('latin1').split('|');
  return viewState === viewStateOf(state) ? state : '';
}

function formOf(body: Buffer): ReadonlyMap<string, string> {
  const unescaped = (text: string): string => {
    const bytes = Buffer.from(text.replaceAll('+', ' ').replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    return decode(bytes, 'gb18030');
  };
  return new Map(body.toString('latin1').split('&').map((pair) => pair.split('=')).map(([name = '', value = '']) => [unescaped(name), unescaped(value)]));
}

/** The days of a range, as 2026-03-02 or 2026/3/2; undefined where it is none. */
function daysOf(from: string, to: string): string[] | undefined {
  const [start, end] = [from, to].map((text) => /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)).map((found) => (found ? Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : NaN));
  const count = (Number(end) - Number(start)) / DAY_MS + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return undefined;
  return Array.from({ length: count }, (_, index) => new Date(Number(start) + index * DAY_MS).toISOString().slice(0, 10));
}

function cellsOf({ date, document, customer, productCode, productName, specification, unit, quantity, price, amount }: SalesLine): (string | number)[] {
  return [date, document, customer, productCode, productName, specification, unit, quantity, (price / 100).toFixed(2), (amount / 100).toFixed(2)];
}

function html(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=gb2312' }).end(encode(text, 'gb18030'));
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function failed(response: ServerResponse): void {
  response.writeHead(500, { 'content-type': 'text/html' }).end('Validation of viewstate MAC failed.');
}

function download(response: ServerResponse, { user, query }: Session): void {
  if (!user || !query) return html(response, TIMEOUT);
  const goods = query.lines.some(({ batch }) => batch);
  const lines = [['销售日期', '单据号', '客户名称', '商品编码', '商品名称', '规格', '单位', '数量', '单价', '金额', ...(goods ? ['批号', '有效期至'] : [])], ...query.lines.map((line) => [...cellsOf(line), ...(line.batch ? [line.batch.number, line.batch.expiry] : [])])];
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="sales.csv"' });
  response.end(encode(`${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`, 'gb18030'));
}
