import type { Sheet, SheetRow } from '@tributary/sheets/open';

/** A sheet that is read once: first as far as its header can be told, then on from there. */
export class HeaderedSheet {
  private readonly rows: AsyncIterator<readonly SheetRow[]>;
  private ahead: SheetRow[] = [];

  constructor(sheet: Sheet) {
    this.rows = sheet.read()[Symbol.asyncIterator]();
  }

  /** Nothing but blank cells where a header could be. */
  get isBlank(): boolean {
    return this.ahead.every(({ cells }) => cells.every((cell) => cell === null || cell === ''));
  }

  /** Its first rows, at least as far as row number `enough`. */
  async head(enough: number): Promise<readonly SheetRow[]> {
    while ((this.ahead.at(-1)?.rowNo ?? 0) < enough) {
      const { value, done } = await this.rows.next();
      if (done) break;
      this.ahead.push(...(value as readonly SheetRow[]));
    }
    return this.ahead;
  }

  /** The rows below a row. */
  async *body(headerRow: number): AsyncGenerator<readonly SheetRow[]> {
    yield this.ahead.filter(({ rowNo }) => rowNo > headerRow);
    for (let step = await this.rows.next(); !step.done; step = await this.rows.next()) yield step.value as readonly SheetRow[];
  }

  /** What was not asked for is not read. */
  async leave(): Promise<void> {
    await this.rows.return?.();
  }
}
