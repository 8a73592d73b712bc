import { Money } from '@tributary/kernel';

/** Lines that can leave on the same day; null: nothing could be promised. */
export interface BasketDelivery {
  readonly on: string | null;
  readonly lineIds: readonly number[];
  readonly subtotal: string;
}

/** A line as far as deliveries ask for it. */
export interface DeliveredLine {
  readonly id: number;
  readonly promisedOn: string | null;
  /** CNY; null where there is no price. */
  readonly amount: string | null;
}

/** A basket falls apart by the days on which its goods can leave: the earliest first, what has no day last. */
export function deliveriesOf(lines: readonly DeliveredLine[]): BasketDelivery[] {
  const byDay = [...Map.groupBy(lines, ({ promisedOn }) => promisedOn)];
  return byDay
    .toSorted(([one], [other]) => (one ?? '9999').localeCompare(other ?? '9999'))
    .map(([on, group]) => ({ on, lineIds: group.map(({ id }) => id), subtotal: Money.sum(group.map(({ amount }) => Money.of(amount ?? '0'))).toString() }));
}
