import type { LocalDate } from '@tributary/kernel';
import { decimal } from '@tributary/kernel';

/** One price of a list for one SKU, unit and break; `upTo` is the first day on which it does not count. */
export interface PriceSpan {
  readonly id: number;
  /** Null: since ever. */
  readonly from: LocalDate | null;
  /** Null: until further notice. */
  readonly upTo: LocalDate | null;
  readonly price: string;
}

/** What is wanted: this price from a day on, or none. */
export interface PriceWish {
  readonly from: LocalDate;
  readonly price: string | null;
}

/** The days on which one price takes the place of another. */
export interface PriceTurn {
  readonly from: LocalDate;
  readonly upTo: LocalDate | null;
  readonly old: string | null;
  readonly new: string | null;
}

/** What happens to the rows: those that are past stay as they are. */
export interface PriceEdit {
  readonly remove: readonly number[];
  /** Ends on the day before. */
  readonly shorten: readonly { readonly id: number; readonly upTo: LocalDate }[];
  readonly reprice: readonly { readonly id: number; readonly price: string }[];
  readonly add: readonly { readonly from: LocalDate; readonly upTo: LocalDate | null; readonly price: string }[];
  readonly turns: readonly PriceTurn[];
}

const NOTHING: PriceEdit = { remove: [], shorten: [], reprice: [], add: [], turns: [] };

/** The price that counts on a day. */
export function spanOn(spans: readonly PriceSpan[], day: LocalDate): PriceSpan | undefined {
  return spans.find(({ from, upTo }) => (from === null || from <= day) && (upTo === null || day < upTo));
}

/**
 * Another price from a day on, up to the next change that is already planned; no price: from that day on never again,
 * planned ones included. `spans` are the prices of one list, SKU, unit and break, in order. Nothing turns where the price is
 * the one wanted already.
 */
export function editPrice(spans: readonly PriceSpan[], wish: PriceWish): PriceEdit {
  return wish.price === null ? end(spans, wish.from) : change(spans, wish.from, wish.price);
}

function change(spans: readonly PriceSpan[], from: LocalDate, price: string): PriceEdit {
  const current = spanOn(spans, from);
  if (!current) {
    const upTo = spans.find((span) => span.from !== null && span.from > from)?.from ?? null;
    return { ...NOTHING, add: [{ from, upTo, price }], turns: [{ from, upTo, old: null, new: price }] };
  }
  if (decimal(current.price).equals(decimal(price))) return NOTHING;
  const turns = [{ from, upTo: current.upTo, old: current.price, new: price }];
  if (current.from === from) return { ...NOTHING, reprice: [{ id: current.id, price }], turns };
  return { ...NOTHING, shorten: [{ id: current.id, upTo: from }], add: [{ from, upTo: current.upTo, price }], turns };
}

function end(spans: readonly PriceSpan[], day: LocalDate): PriceEdit {
  const current = spanOn(spans, day);
  const gone = spans.filter((span) => span.from !== null && span.from >= day);
  const cut = current && current.from !== day ? [current] : [];
  return {
    ...NOTHING,
    remove: gone.map(({ id }) => id),
    shorten: cut.map(({ id }) => ({ id, upTo: day })),
    turns: [...cut, ...gone].map(({ from, upTo, price }) => ({ from: from === null || from < day ? day : from, upTo, old: price, new: null })),
  };
}
