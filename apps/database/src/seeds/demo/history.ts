import { addDays, eachDay, type LocalDate } from '@tributary/kernel';
import type { Batch } from '../company/batches';
import type { BookCustomer, BookProduct } from '../company/book';
import { yuan } from '../company/price-lists';
import { Random } from '../random';
import type { ChannelDealer } from './channel';
import { titlesOf } from './layouts';

/** One sale of the past month and its row in the file. */
export interface HistorySale {
  readonly row: number;
  readonly date: LocalDate;
  readonly document: string;
  readonly product: BookProduct;
  readonly customer: BookCustomer;
  /** In the sales unit. */
  readonly quantity: number;
  /** Fen per sales unit. */
  readonly price: number;
  readonly batch: Batch | undefined;
}

const DAYS = 30;
const LINES = [14, 26] as const;
const QUANTITIES = [1, 1, 2, 2, 3, 4, 5, 6, 8, 10];

/** The dealer with a story, and how many days before `until` its file never came, was empty, or was corrected. */
const STORY_FEED = 1;
const MISSING_DAYS_AGO = 9;
const EMPTY_DAYS_AGO = 13;
const CORRECTED_DAYS_AGO = 5;

/** A dealer's sales of a month, up to the day before `until`: the file of that last day comes from the sandbox. */
export function historyOf(channel: ChannelDealer, seed: number, until: LocalDate): HistorySale[] {
  const { products, customers, unknownCustomers } = channel;
  const random = new Random(seed, 'history', channel.dealer.index);
  const buyers = [...customers, ...unknownCustomers];
  let row = 1;
  const silent = channel.feedId === STORY_FEED ? [MISSING_DAYS_AGO, EMPTY_DAYS_AGO].map((ago) => addDays(until, -ago)) : [];
  const days = eachDay({ from: addDays(until, -DAYS), to: addDays(until, -1) }).filter((date) => !silent.includes(date));
  return days.flatMap((date) =>
    Array.from({ length: random.between(...LINES) }, (_, line): HistorySale => {
      const product = random.pick(products);
      const price = Math.round((product.price * (97 + random.between(0, 6))) / 100);
      const document = `XS${date.replaceAll('-', '')}${String(Math.floor(line / 3) + 1).padStart(3, '0')}`;
      const [customer, quantity] = [random.pick(buyers), random.pick(QUANTITIES)];
      const batch = product.batches.length > 0 ? random.pick(product.batches) : undefined;
      return { row: (row += 1), date, document, product, customer, quantity, price, batch };
    }),
  );
}

/** The file they came in: comma-separated UTF-8, header in the first row, one sale per row. */
export function historyFile(channel: ChannelDealer, sales: readonly HistorySale[]): { headers: string[]; bytes: Buffer } {
  const titles = titlesOf(channel);
  const headers = Object.values(titles);
  const lines = sales.map((sale) =>
    [
      sale.date, sale.document, sale.customer.name, sale.product.code, sale.product.name, sale.product.specification, sale.quantity, sale.product.unit,
      yuan(sale.price), amountOf(sale), ...(sale.batch ? [sale.batch.number, sale.batch.expiry] : []),
    ].join(','),
  );
  return { headers, bytes: Buffer.from(`\ufeff${[headers.join(','), ...lines].join('\r\n')}\r\n`, 'utf8') };
}

/** What a dealer sent in which file: the month, and what it sent besides. */
export interface SentHistory {
  readonly month: readonly HistorySale[];
  /** The day that the month tells wrongly, and what is right; empty where nothing was corrected. */
  readonly corrected: { readonly date: LocalDate; readonly sales: readonly HistorySale[] } | null;
  /** The day whose file had a header and nothing else. */
  readonly empty: LocalDate | null;
}

export function sentBy(channel: ChannelDealer, sales: readonly HistorySale[], until: LocalDate): SentHistory {
  if (channel.feedId !== STORY_FEED) return { month: sales, corrected: null, empty: null };
  const date = addDays(until, -CORRECTED_DAYS_AGO);
  const right = sales.filter((sale) => sale.date === date);
  const month = [...sales.filter((sale) => sale.date < date), ...mistaken(right), ...sales.filter((sale) => sale.date > date)];
  return { month: numbered(month), corrected: { date, sales: numbered(right) }, empty: addDays(until, -EMPTY_DAYS_AGO) };
}

/** A sale less than there were, and each of one unit more. */
const mistaken = (sales: readonly HistorySale[]): HistorySale[] => sales.slice(1).map((sale) => ({ ...sale, quantity: sale.quantity + 1 }));

const numbered = (sales: readonly HistorySale[]): HistorySale[] => sales.map((sale, index) => ({ ...sale, row: index + 2 }));

/** Yuan. */
export function amountOf({ quantity, price }: HistorySale): string {
  return yuan(quantity * price);
}
