import type { DomainError } from '@tributary/kernel';
import { rowFaults } from '../flows.faults';

/** A row that sums others: a group (小计, 本页, 本日合计), or everything so far (合计, 总计, 累计). */
export type TotalKind = 'group' | 'all';

const GROUP = /(小\s*计|本\s*页|[本当]\s*[日班单]\s*[合总]\s*计|sub-?\s?total)/i;
const ALL = /(合\s*计|总\s*计|累\s*计|共\s*计|grand\s*total|^\s*total)/i;

/** What kind of total a row is by one of its texts; undefined when it is none. */
export function totalKindOf(text: string): TotalKind | undefined {
  if (GROUP.test(text)) return 'group';
  return ALL.test(text) ? 'all' : undefined;
}

/** Sums in thousandths, which keeps a file's worth of them exact in a JavaScript number. */
interface Sums {
  quantity: number;
  amount: number;
}

/** Holds the totals that a file states against what its lines add up to. */
export class ControlTotals {
  private group: Sums = { quantity: 0, amount: 0 };
  private readonly all: Sums = { quantity: 0, amount: 0 };

  /** Decimal texts of one line; '' where it has none. */
  add(quantity: string, amount: string): void {
    const inThousandths = thousandths(quantity);
    const money = thousandths(amount);
    this.group.quantity += inThousandths;
    this.group.amount += money;
    this.all.quantity += inThousandths;
    this.all.amount += money;
  }

  /** A stated total; '' or undefined where it states none. Gives what is wrong with it; `column`: what the quantities are called. */
  check(kind: TotalKind, quantity: string | undefined, amount: string | undefined, column = 'quantity'): DomainError | undefined {
    const sums = kind === 'group' ? this.group : this.all;
    this.group = { quantity: 0, amount: 0 };
    return differs(column, quantity, sums.quantity) ?? differs('amount', amount, sums.amount);
  }
}

function differs(column: string, stated: string | undefined, computed: number): DomainError | undefined {
  if (stated === undefined || stated === '' || thousandths(stated) === computed) return undefined;
  return rowFaults.totalMismatch({ column, stated, computed: String(computed / 1000) });
}

function thousandths(text: string): number {
  return text === '' ? 0 : Math.round(Number(text) * 1000);
}
