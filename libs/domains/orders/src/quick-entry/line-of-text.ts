import type { OrderUnitWords } from './order-unit-words';
import { isQuantityWithUnit, quantityText, type QuantityText } from './quantity-text';

/** A line of a message, such as "2、YH010001-4L 12箱" or "柴油机油 CI-4 18L x5". */
export interface LineOfText extends QuantityText {
  /** The words that say what is wanted. */
  readonly article: string;
}

const NUMBERING = /^\s*(?:\d{1,3}\s*[、)）]|\d{1,3}\.(?=\s|\D)|[-•·*])\s*/;
const TIMES = /^[x×*]$/i;
const GLUED = /^(.*\D)\s*[x×*:：]\s*(\d[\d,.]*)$/i;

/** Takes a line of prose apart: a quantity with a unit wherever it stands, else the last plain number, else the first. */
export function lineOfText(line: string, words: OrderUnitWords): LineOfText {
  const tokens = line.replace(NUMBERING, '').split(/[\s,，;；:：]+/).filter((token) => token !== '' && !TIMES.test(token));
  const at = quantityAt(tokens, words);
  if (at === undefined) return glued(tokens.join(' '));
  const [token = '', next = ''] = [tokens[at], tokens[at + 1]];
  const found = quantityText(token.replace(/^[x×*]/i, ''), words);
  const unitFollows = found.unit === '' && words.isUnit(next);
  const rest = tokens.filter((_, index) => index !== at && !(unitFollows && index === at + 1));
  return { article: rest.join(' '), quantity: found.quantity, unit: unitFollows ? next : found.unit };
}

function quantityAt(tokens: readonly string[], words: OrderUnitWords): number | undefined {
  const withUnit = tokens.findLastIndex((token) => isQuantityWithUnit(token.replace(/^[x×*]/i, ''), words));
  if (withUnit !== -1 && tokens.length > 1) return withUnit;
  const beforeUnit = tokens.findLastIndex((token, index) => isPlain(token) && words.isUnit(tokens[index + 1] ?? ''));
  if (beforeUnit !== -1) return beforeUnit;
  const plain = tokens.findLastIndex((token, index) => isPlain(token) && (index > 0 || tokens.length > 1));
  return plain === -1 ? undefined : plain;
}

const isPlain = (token: string): boolean => /^[x×*]?\d[\d,]*(?:\.\d+)?$/i.test(token.normalize('NFKC'));

/** "…18L*5": the quantity hangs on the last word. */
function glued(text: string): LineOfText {
  const [, article, quantity] = GLUED.exec(text.normalize('NFKC')) ?? [];
  return article !== undefined && quantity !== undefined ? { article: article.trim(), quantity, unit: '' } : { article: text, quantity: '', unit: '' };
}
