import { addDays, eachDay, type LocalDate } from '@tributary/kernel';
import type { BookProduct } from '../company/book';
import { Random } from '../random';
import type { ChannelDealer } from './channel';
import { historyOf } from './history';

/** What a dealer had of one product at the end of a day, in the sales unit, and its row in the file of that day. */
export interface StockRow {
  readonly row: number;
  readonly product: BookProduct;
  readonly quantity: number;
}

export interface StockDay {
  readonly date: LocalDate;
  readonly rows: readonly StockRow[];
}

const DAYS = 30;
const START = [4, 90] as const;
const LOT = [20, 60] as const;
/** Of the products that run low, so many in ten are ordered on the same day. */
const ORDERED_OF_TEN = 3;
const LOW = 6;

/** A dealer's stock of the past month, day by day: what it sold goes, and what runs low is ordered sooner or later. */
export function stockOf(channel: ChannelDealer, seed: number, until: LocalDate): StockDay[] {
  const random = new Random(seed, 'channel-stock', channel.dealer.index);
  const sold = Map.groupBy(historyOf(channel, seed, until), ({ date }) => date);
  const levels = new Map(channel.products.map((product) => [product, random.between(...START)]));
  return eachDay({ from: addDays(until, -DAYS), to: addDays(until, -1) }).map((date): StockDay => {
    for (const { product, quantity } of sold.get(date) ?? []) levels.set(product, (levels.get(product) ?? 0) - quantity);
    for (const [product, level] of levels) levels.set(product, restocked(level, random));
    const held = [...levels].filter(([, level]) => level > 0);
    return { date, rows: held.map(([product, quantity], index) => ({ row: index + 2, product, quantity })) };
  });
}

/** Nothing is sold that is not there: what went below nothing had come on the day. */
function restocked(level: number, random: Random): number {
  if (level < 0) return level + Math.ceil(-level / LOT[0]) * LOT[0];
  return level < LOW && random.between(1, 10) <= ORDERED_OF_TEN ? level + random.between(...LOT) : level;
}

export const STOCK_HEADERS = ['日期', '商品编码', '商品名称', '规格', '数量', '单位'] as const;

/** The file of a day: comma-separated UTF-8, one product per row. */
export function stockFile({ date, rows }: StockDay): Buffer {
  const lines = rows.map(({ product, quantity }) => [date, product.code, product.name, product.specification, quantity, product.unit].join(','));
  return Buffer.from(`\ufeff${[STOCK_HEADERS.join(','), ...lines].join('\r\n')}\r\n`, 'utf8');
}
