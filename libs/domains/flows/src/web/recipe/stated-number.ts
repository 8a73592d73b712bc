import { Decimal } from '@tributary/kernel';

const NUMBER = String.raw`([+-]?[\d,，]+(?:\.\d+)?)`;

/** The number that stands where a pattern like `共 {n} 条` says; blanks do not matter. undefined: the text has no such place. */
export function statedNumber(text: string, pattern: string): Decimal | undefined {
  const [before = '', behind = ''] = pattern.replace(/\s+/g, '').split('{n}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = `${before}${NUMBER}${behind}`;
  const digits = new RegExp(source).exec(text.replace(/[\s\u00a0]+/g, ''))?.[1];
  return digits === undefined ? undefined : numberOf(digits);
}

/** A number of a cell; undefined where it is none. */
export function numberOf(cell: string): Decimal | undefined {
  const plain = cell.replace(/[,，\s￥¥]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? new Decimal(plain) : undefined;
}
