import { Decimal } from '@tributary/kernel';
import type { HtmlPage } from '@tributary/sheets';
import type { PageTable } from '@tributary/sheets/open';
import type { PageTotal, StatedSum } from '../recipe/recipe';
import { numberOf, statedNumber } from '../recipe/stated-number';
import { webFaults } from '../web.faults';

type Sum = 'quantity' | 'amount';
const SUMS: readonly Sum[] = ['quantity', 'amount'];

/** Holds what the site says its query adds up to against what its pages hold. */
export class StatedTotals {
  private readonly stated = new Map<'rows' | Sum, Decimal>();
  private readonly found = new Map<Sum, Decimal>();
  rows = 0;

  constructor(private readonly total: PageTotal) {}

  get statedRows(): number | undefined {
    return this.stated.get('rows')?.toNumber();
  }

  /** The last page that states a total is believed: some sites state it on every page, some on the last. */
  add({ text }: HtmlPage, { header, body }: PageTable): void {
    this.rows += body.length;
    for (const [name, pattern] of this.patterns()) {
      const number = statedNumber(text, pattern);
      if (number) this.stated.set(name, number);
    }
    for (const name of SUMS) {
      const wanted = this.total[name];
      if (!wanted) continue;
      const column = columnOf(wanted, header.cells);
      const sum = body.reduce((so, { cells }) => so.plus(numberOf(cells[column] ?? '') ?? 0), this.found.get(name) ?? new Decimal(0));
      this.found.set(name, sum);
    }
  }

  /** @throws flows.total-missing, flows.rows-differ, flows.total-differs */
  verify(): void {
    for (const [name, pattern] of this.patterns()) {
      const stated = this.stated.get(name);
      if (!stated) throw webFaults.totalMissing({ text: pattern });
      const found = name === 'rows' ? new Decimal(this.rows) : (this.found.get(name) ?? new Decimal(0));
      if (stated.equals(found)) continue;
      const numbers = { stated: stated.toString(), found: found.toString() };
      throw name === 'rows' ? webFaults.rowsDiffer(numbers) : webFaults.totalDiffers({ what: this.total[name]?.column ?? '', ...numbers });
    }
  }

  private patterns(): ['rows' | Sum, string][] {
    const { rows, quantity, amount } = this.total;
    const all: ['rows' | Sum, string | undefined][] = [['rows', rows], ['quantity', quantity?.text], ['amount', amount?.text]];
    return all.filter((pair): pair is ['rows' | Sum, string] => pair[1] !== undefined);
  }
}

function columnOf({ column }: StatedSum, headers: readonly string[]): number {
  const plain = (text: string): string => text.replace(/\s+/g, '');
  const index = headers.findIndex((heading) => plain(heading) === plain(column));
  if (index < 0) throw webFaults.headersChanged({ headers: column });
  return index;
}
