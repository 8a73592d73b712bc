import type { CapturedPart, PageTable, TableWanted } from '@tributary/sheets/open';
import type { ReadStep } from '../recipe/recipe';
import type { WebLimits } from '../engine/web-limits';
import { Missing, type WebPage, type WebSession } from '../engine/web-session';
import { webFaults } from '../web.faults';
import { StatedTotals } from './stated-totals';

/** The site shows no more rows of one query, and there are more. */
export class Capped extends Error {
  constructor(readonly cap: number) {
    super(`capped at ${cap}`);
  }
}

/** Reads the answer to one query, page by page. */
export class PageReader {
  private readonly totals: StatedTotals;
  private readonly parts: CapturedPart[] = [];
  private last = '';

  constructor(
    private readonly session: WebSession,
    private readonly step: ReadStep,
    /** Begins the names of the pages. */
    private readonly name: string,
    private readonly limits: WebLimits,
    /** Looks at every page for what else the site says. */
    private readonly heed: (page: WebPage) => void,
  ) {
    this.totals = new StatedTotals(step.total ?? {});
  }

  get rows(): number {
    return this.totals.rows;
  }

  /** Empty when the site says that there is nothing. @throws one of `webFaults`, Capped, Missing */
  async read(): Promise<CapturedPart[]> {
    await this.session.waitFor(this.step.table);
    const first = await this.session.page();
    if (this.saysEmpty(first)) return [];
    this.add(first, this.tableOf(first));
    while (await this.goOn());
    if (this.rows === 0 && this.totals.statedRows !== 0) throw webFaults.emptyUnclear();
    this.complete();
    return this.rows === 0 ? [] : this.parts;
  }

  private async goOn(): Promise<boolean> {
    const { next, maxPages = this.limits.pages } = this.step;
    if (!next || !(await this.session.next(next, this.parts.length + 1))) return false;
    if (this.parts.length >= maxPages) throw webFaults.pagesEndless({ limit: maxPages });
    const page = await this.session.page();
    this.heed(page);
    const counts = 'parameter' in next;
    const table = counts ? page.html.table(this.wanted()) : this.tableOf(page);
    const repeats = table !== undefined && contentOf(table) === this.last;
    // an address that counts says by itself when there are no more pages
    if (counts && (!table || table.body.length === 0 || repeats)) return false;
    if (!table || repeats) throw webFaults.pageRepeats({ page: this.parts.length + 1 });
    this.add(page, table);
    return true;
  }

  private add({ bytes, encoding, html }: WebPage, table: PageTable): void {
    this.last = contentOf(table);
    this.totals.add(html, table);
    const no = String(this.parts.length + 1).padStart(3, '0');
    this.parts.push({ name: `${this.name}-${no}.html`, bytes, table: this.wanted(), ...(encoding ? { encoding } : {}) });
  }

  private tableOf({ html }: WebPage): PageTable {
    const { table: selector, headers = [] } = this.step;
    const table = html.table(this.wanted());
    if (table) return table;
    if (!html.first(selector)) throw new Missing(selector);
    throw webFaults.headersChanged({ headers: headers.join('、') });
  }

  private wanted(): TableWanted {
    const { table: selector, headers, skip } = this.step;
    return { selector, ...(headers ? { headers } : {}), ...(skip ? { skip } : {}) };
  }

  private saysEmpty({ html }: WebPage): boolean {
    const { empty } = this.step;
    if (empty === undefined || !html.text.includes(empty)) return false;
    return (html.table(this.wanted())?.body.length ?? 0) === 0;
  }

  private complete(): void {
    const { cap } = this.step;
    const { statedRows } = this.totals;
    if (cap !== undefined && this.rows >= cap && (statedRows === undefined || statedRows > this.rows)) throw new Capped(cap);
    this.totals.verify();
  }
}

function contentOf({ body }: PageTable): string {
  return body.map(({ cells }) => cells.join('\t')).join('\n');
}
