import type { OrderDto, OrderLineDto } from '@tributary/api-client';

/** Lines that can leave together: from one location on one day. */
export interface DeliveryGroup {
  readonly key: string;
  readonly location: { readonly name: string; readonly nameEn: string | null };
  /** Null: nobody promised a day. */
  readonly promisedOn: string | null;
  readonly lines: readonly OrderLineDto[];
}

/** The earliest first, what nobody promised last; within a day by location. */
export function deliveryGroups(order: OrderDto): DeliveryGroup[] {
  const groups = Map.groupBy(order.lines, (line) => `${line.promisedOn ?? '~'} ${line.locationName}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, lines]) => ({
      key,
      location: { name: lines[0]?.locationName ?? '', nameEn: lines[0]?.locationNameEn ?? null },
      promisedOn: lines[0]?.promisedOn ?? null,
      lines,
    }));
}
