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

/** A dealer's sales of a month, up to the day before `until`: the file of that last day comes from the sandbox. */
export function historyOf(channel: ChannelDealer, seed: number, until: LocalDate): HistorySale[] {
  const { products, customers, unknownCustomers } = channel;
  const random = new Random(seed, 'history', channel.dealer.index);
  const buyers = [...customers, ...unknownCustomers];
  let row = 1;
  return eachDay({ from: addDays(until, -DAYS), to: addDays(until, -1) }).flatMap((date) =>
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

/** Yuan. */
export function amountOf({ quantity, price }: HistorySale): string {
  return yuan(quantity * price);
}
