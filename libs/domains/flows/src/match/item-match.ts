import type { Sku, UnitWords } from '@tributary/catalogue';
import { type Fault, faultOf } from '@tributary/sheets';
import { rowFaults } from '../flows.faults';
import type { WrittenItem } from '../map/dictionary';
import { DealersUnits } from './unit-word.repository';

/** What one product in one unit means: base units of an SKU, or why it cannot count. */
export type ItemMatch =
  | { readonly skuId: number; readonly numerator: string; readonly denominator: string }
  | { readonly fault: Fault };

export interface ItemContext {
  /** The product as people read it. */
  readonly shown: string;
  readonly sku: Sku | undefined;
  readonly units: UnitWords;
  /** What people decided about this dealer's words. */
  readonly own?: DealersUnits;
}

/** Through the SKU's own units, exactly. */
export function matchItem({ unit }: WrittenItem, { shown, sku, units, own = new DealersUnits() }: ItemContext): ItemMatch {
  if (!sku) return { fault: faultOf(rowFaults.productUnmatched({ product: shown })) };
  if (unit === '') return { fault: faultOf(rowFaults.unitMissing()) };
  const decided = own.meaning(unit, sku.id);
  if (decided?.baseQuantity) return { skuId: sku.id, numerator: decided.baseQuantity, denominator: '1' };
  const code = decided?.unit ?? units.code(unit);
  if (code === undefined) return { fault: faultOf(rowFaults.unitUnknown({ unit })) };
  const conversion = sku.units.find((candidate) => candidate.unit === code);
  if (!conversion) return { fault: faultOf(rowFaults.unitNotOfSku({ sku: sku.code, unit })) };
  return { skuId: sku.id, numerator: conversion.numerator, denominator: conversion.denominator };
}
