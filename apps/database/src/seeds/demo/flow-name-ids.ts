import type { BookEntry } from '../company/book';
import type { ChannelDealer } from './channel';

/** The numbers of the dealers' names, on which the steps agree without asking the database. */
export interface FlowNameIds {
  readonly product: (channel: ChannelDealer, entry: BookEntry) => number;
  readonly customer: (channel: ChannelDealer, entry: BookEntry) => number;
}

export function flowNameIds(channels: readonly ChannelDealer[]): FlowNameIds {
  const ids = new Map<string, number>();
  const keyOf = (kind: string, { feedId }: ChannelDealer, { key }: BookEntry): string => `${feedId}/${kind}/${key}`;
  for (const channel of channels) {
    for (const product of channel.products) ids.set(keyOf('product', channel, product), ids.size + 1);
    for (const customer of [...channel.customers, ...channel.unknownCustomers]) ids.set(keyOf('customer', channel, customer), ids.size + 1);
  }
  const idOf = (kind: string) => (channel: ChannelDealer, entry: BookEntry): number => {
    const id = ids.get(keyOf(kind, channel, entry));
    if (id === undefined) throw new Error(`${channel.dealer.code} has no name ${entry.shown}.`);
    return id;
  };
  return { product: idOf('product'), customer: idOf('customer') };
}
