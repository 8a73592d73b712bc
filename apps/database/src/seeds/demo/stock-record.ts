import { addDays, type LocalDate } from '@tributary/kernel';
import type { Batch } from '../company/batches';
import type { BookProduct } from '../company/book';
import { Random } from '../random';
import type { ChannelDealer } from './channel';

/** What a dealer has of one batch, and its row in the file. */
export interface StockLine {
  readonly row: number;
  readonly product: BookProduct;
  readonly batch: Batch;
  /** In the sales unit. */
  readonly quantity: number;
}

export interface StockRecord {
  readonly date: LocalDate;
  readonly headers: readonly string[];
  readonly lines: readonly StockLine[];
  readonly bytes: Buffer;
}

const TITLES = { date: '库存日期', productCode: '商品编码', productName: '商品名称', specification: '规格', quantity: '库存数量', unit: '单位', batchNumber: '批号', expiryDate: '有效期至' };

/** As the file calls its columns. */
export const STOCK_COLUMNS: Readonly<Record<string, string>> = TITLES;

/** What a dealer whose files tell batches had the evening before `until`: plenty of most, little of some, of few nothing. */
export function stockRecordOf({ products, dealer }: ChannelDealer, seed: number, until: LocalDate): StockRecord {
  const random = new Random(seed, 'stock record', dealer.index);
  const date = addDays(until, -1);
  const held = products.flatMap((product) => {
    const most = random.pick([0, 3, 40, 90, 160, 240]);
    return product.batches.map((batch) => ({ product, batch, quantity: random.between(0, most) }));
  });
  const lines = held.filter(({ quantity }) => quantity > 0).map((line, index) => ({ row: index + 2, ...line }));
  const headers = Object.values(TITLES);
  const cells = lines.map(({ product, batch, quantity }) => [date, product.code, product.name, product.specification, quantity, product.unit, batch.number, batch.expiry].join(','));
  return { date, headers, lines, bytes: Buffer.from(`\ufeff${[headers.join(','), ...cells].join('\r\n')}\r\n`, 'utf8') };
}
