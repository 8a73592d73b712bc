import type { Sku } from '@tributary/catalogue';
import { decimal, type DomainError, type LocalDate } from '@tributary/kernel';
import { pricingErrors } from '../pricing.errors';
import { editPrice, type PriceEdit, type PriceSpan, spanOn } from './price-edit';

/** Which price of a list. */
export interface PriceKey {
  readonly skuId: number;
  readonly unit: string;
  /** In the unit; 0: any quantity. */
  readonly fromQuantity: string;
}

/** Another price from a day on, or none any more. */
export interface PriceChange extends PriceKey {
  readonly price: string | null;
  readonly from: LocalDate;
  /** The price that the person saw for that day, null for none; undefined: whatever it is. */
  readonly replaces?: string | null;
}

/** What a change is measured against. */
export interface PriceFacts {
  readonly today: LocalDate;
  /** Last day of the list. */
  readonly validTo: LocalDate | null;
  readonly sku: Sku | undefined;
  /** The prices of this list, SKU, unit and break, in order. */
  readonly spans: readonly PriceSpan[];
}

/** One text per price of a list, however its quantity is written. */
export function keyText({ skuId, unit, fromQuantity }: PriceKey): string {
  return `${skuId}/${unit}/${decimal(fromQuantity).toFixed()}`;
}

/** What the change does to the rows, or why it cannot be made. The same change again does nothing. */
export function reviewChange(change: PriceChange, facts: PriceFacts): { readonly edit: PriceEdit; readonly sku: Sku } | DomainError {
  const { sku, spans } = facts;
  if (!sku) return pricingErrors.skuUnknown({ sku: change.skuId });
  const refusal = unitProblem(change, sku) ?? dayProblem(change, facts);
  if (refusal) return refusal;
  const edit = editPrice(spans, { from: change.from, price: change.price });
  if (edit.turns.length === 0) return change.price === null ? pricingErrors.nothingToEnd({ sku: sku.code }) : { edit, sku };
  return seenProblem(change, sku, spanOn(spans, change.from)?.price ?? null) ?? { edit, sku };
}

function unitProblem({ unit }: PriceChange, { code, units }: Sku): DomainError | undefined {
  if (units.some((known) => known.unit === unit)) return undefined;
  return pricingErrors.unitUnknown({ sku: code, unit, units: units.map((known) => known.unit).join(', ') });
}

function dayProblem({ from }: PriceChange, { today, validTo }: PriceFacts): DomainError | undefined {
  if (from < today) return pricingErrors.startInPast({ today });
  return validTo !== null && from > validTo ? pricingErrors.listOver({ until: validTo }) : undefined;
}

function seenProblem({ replaces }: PriceChange, { code }: Sku, now: string | null): DomainError | undefined {
  if (replaces === undefined) return undefined;
  if (now === null) return replaces === null ? undefined : pricingErrors.priceGone({ sku: code });
  return replaces !== null && decimal(now).equals(decimal(replaces)) ? undefined : pricingErrors.priceMoved({ sku: code, price: now });
}
