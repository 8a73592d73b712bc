import { findHeader, type Header, HEADER_SEARCH_ROWS } from '../map/header';
import type { LayoutMapping } from '../map/layout-mapping';
import type { Sheet, SheetRow } from '@tributary/sheets/open';

/** A sheet that is read once: first as far as its header, then on from there. */
export class HeaderedSheet {
  private readonly rows: AsyncIterator<readonly SheetRow[]>;
  private head: SheetRow[] = [];

  constructor(
    sheet: Sheet,
    private readonly mapping: LayoutMapping,
  ) {
    this.rows = sheet.read()[Symbol.asyncIterator]();
  }

  /** Nothing but blank cells where a header could be. */
  get isBlank(): boolean {
    return this.head.every(({ cells }) => cells.every((cell) => cell === null || cell === ''));
  }

  /** undefined when there is none among the first rows. @throws flows.column-missing */
  async header(): Promise<Header | undefined> {
    const enough = Math.max(HEADER_SEARCH_ROWS, this.mapping.headerRow ?? 0);
    while ((this.head.at(-1)?.rowNo ?? 0) < enough) {
      const { value, done } = await this.rows.next();
      if (done) break;
      this.head.push(...(value as readonly SheetRow[]));
    }
    const header = findHeader(this.head.filter(({ rowNo }) => rowNo <= enough), this.mapping);
    if (header) this.head = this.head.filter(({ rowNo }) => rowNo > header.rowNo);
    return header;
  }

  /** The rows below the header. */
  async *body(): AsyncGenerator<readonly SheetRow[]> {
    yield this.head;
    for (let step = await this.rows.next(); !step.done; step = await this.rows.next()) yield step.value as readonly SheetRow[];
  }
}
