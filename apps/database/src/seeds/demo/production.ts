import type { Company } from '../company/company';

/** What one of head office's demo plans is about. Days are counted from the company's last day, quantities in sales units. */
export interface DemoPlan {
  /** The place of its SKU among those that the first dealer orders most, or among the others. */
  readonly sku: { readonly known: number } | { readonly other: number };
  /** The place of its location in the company's. */
  readonly plant: number;
  readonly readyIn: number;
  readonly planned: number;
  /** Made so far. */
  readonly produced?: number;
  readonly note: string;
}

/** Several days and locations for what is bought often; plenty, little and nothing left; late, half made, far ahead. */
export const DEMO_PLANS: readonly DemoPlan[] = [
  { sku: { known: 0 }, plant: 0, readyIn: 4, planned: 120, produced: 80, note: '本周首批' },
  { sku: { known: 0 }, plant: 0, readyIn: 18, planned: 600, note: '月度排产' },
  { sku: { known: 0 }, plant: 2, readyIn: 11, planned: 240, note: '中央库补库' },
  { sku: { known: 1 }, plant: 0, readyIn: 6, planned: 300, note: '促销备货' },
  { sku: { known: 1 }, plant: 1, readyIn: 8, planned: 180, note: '月度排产' },
  { sku: { known: 2 }, plant: 2, readyIn: 13, planned: 90, note: '中央库补库' },
  { sku: { known: 3 }, plant: 0, readyIn: -3, planned: 200, produced: 150, note: '设备检修，尾数延后' },
  { sku: { known: 4 }, plant: 0, readyIn: 25, planned: 480, note: '旺季前置生产' },
  { sku: { known: 5 }, plant: 1, readyIn: 16, planned: 40, produced: 40, note: '小批试产' },
  { sku: { other: 0 }, plant: 0, readyIn: 7, planned: 160, note: '月度排产' },
  { sku: { other: 1 }, plant: 0, readyIn: 21, planned: 60, note: '按需排产' },
  { sku: { other: 2 }, plant: 2, readyIn: 30, planned: 320, note: '旺季前置生产' },
];

/** Days from a wish to goods that can leave, by the place of the product line; the last line has none: nobody said. */
const LEAD_DAYS = [14, 18, 21, 28, 35];

/** So many sales units of one product may be asked for on a day without a planner; the slowest line asks for one. */
const MOST_ON_DEMAND = [240, 120, 60, 200, null];

export interface DemoLead {
  readonly lineId: number;
  readonly days: number;
  readonly mostOnDemand: number | null;
}

export function leadsOf({ catalogue }: Company): DemoLead[] {
  return catalogue.lines.slice(0, -1).map(({ id }, index) => {
    const kind = index % LEAD_DAYS.length;
    return { lineId: id, days: LEAD_DAYS[kind] ?? 21, mostOnDemand: MOST_ON_DEMAND[kind] ?? null };
  });
}

/** The first digit of a division's code is its part of the country; how many days are between two of them. */
const PARTS = ['1', '2', '3', '4', '5', '6'] as const;
const BETWEEN: readonly (readonly number[])[] = [
  [2, 3, 3, 3, 5, 4],
  [3, 2, 4, 5, 6, 5],
  [3, 4, 2, 3, 4, 4],
  [3, 5, 3, 2, 3, 4],
  [5, 6, 4, 3, 2, 3],
  [4, 5, 4, 4, 3, 2],
];

/** Days on the road from each location of head office to each province: one within it, more to the other end of the country. */
export function transitDaysOf({ plants }: Company, provinces: readonly string[]): { readonly locationId: number; readonly division: string; readonly days: number }[] {
  return plants.flatMap(({ id, divisionCode }) =>
    provinces.flatMap((division) => {
      const days = division.slice(0, 2) === divisionCode.slice(0, 2) ? 1 : daysBetween(divisionCode, division);
      return days === undefined ? [] : [{ locationId: id, division, days }];
    }),
  );
}

/** Undefined where goods do not go by road. */
function daysBetween(from: string, to: string): number | undefined {
  const part = (code: string): number => PARTS.findIndex((digit) => code.startsWith(digit));
  return BETWEEN[part(from)]?.[part(to)];
}
