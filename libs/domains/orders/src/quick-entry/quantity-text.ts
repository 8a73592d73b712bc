import { numberText } from '@tributary/sheets';
import type { OrderUnitWords } from './order-unit-words';

/** A quantity as written: number and unit apart, both maybe ''. */
export interface QuantityText {
  readonly quantity: string;
  readonly unit: string;
}

const NUMBER = String.raw`[+-]?\d[\d,]*(?:\.\d+)?`;
const WITH_UNIT = new RegExp(String.raw`^(${NUMBER})\s*([^\d\s.,;:+*/()-][^\d\s]*)$`);
const UNIT_FIRST = new RegExp(String.raw`^([^\d\s]+)\s*[:x×*]?\s*(${NUMBER})$`);

/** Takes 12箱, 12 ctn, １，２００桶 and 箱12 apart. A text that is no quantity stays as it is, for a person to see. */
export function quantityText(cell: string, words: OrderUnitWords): QuantityText {
  const text = cell.normalize('NFKC').trim();
  if (numberText(text) !== undefined) return { quantity: text, unit: '' };
  const [, quantity, unit] = WITH_UNIT.exec(text) ?? [];
  if (quantity !== undefined && unit !== undefined) return { quantity, unit };
  const [, first, second] = UNIT_FIRST.exec(text) ?? [];
  return first !== undefined && second !== undefined && words.isUnit(first) ? { quantity: second, unit: first } : { quantity: text, unit: '' };
}

/** Whether it is a number with a word that is a unit. */
export function isQuantityWithUnit(cell: string, words: OrderUnitWords): boolean {
  const { quantity, unit } = quantityText(cell, words);
  return unit !== '' && words.isUnit(unit) && numberText(quantity) !== undefined;
}
