import type { Sku, UnitWords } from '@tributary/catalogue';
import { type Fault, faultOf } from '@tributary/sheets';
import { rowFaults } from '../flows.faults';
import type { WrittenItem } from '../map/dictionary';
import { type DecidedUnit, DealersUnits } from './unit-word.repository';

/** Base units of an SKU that one unit of a file is, exactly. */
export interface CountedItem {
  readonly skuId: number;
  readonly numerator: string;
  readonly denominator: string;
}

/** What one product in one unit means: base units of an SKU, or why it cannot count. */
export type ItemMatch = CountedItem | { readonly fault: Fault };

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
  const decided = own.meaning(unit, sku.id) ?? { unit: units.code(unit) ?? null, baseQuantity: null };
  if (decided.unit === null && decided.baseQuantity === null) return { fault: faultOf(rowFaults.unitUnknown({ unit })) };
  return countedIn(decided, sku) ?? { fault: faultOf(rowFaults.unitNotOfSku({ sku: sku.code, unit })) };
}

/** undefined where the SKU has no such unit. */
export function countedIn({ unit, baseQuantity }: DecidedUnit, sku: Sku): CountedItem | undefined {
  if (baseQuantity !== null) return { skuId: sku.id, numerator: baseQuantity, denominator: '1' };
  const conversion = sku.units.find((candidate) => candidate.unit === unit);
  return conversion && { skuId: sku.id, numerator: conversion.numerator, denominator: conversion.denominator };
}
