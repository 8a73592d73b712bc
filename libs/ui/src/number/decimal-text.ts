/** Exact decimals as text, the way the API sends them: no floating point between a price and the screen. */

const SCALE = 6;
const FACTOR = 10n ** BigInt(SCALE);

/** The value in millionths; throws on text that is not a plain decimal. */
function scaled(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * FACTOR + BigInt(fraction.slice(0, SCALE).padEnd(SCALE, '0'));
  return sign ? -value : value;
}

function unscaled(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction && `.${fraction}`}`;
}

/** What a person typed as a plain decimal: full-width digits, spaces and thousands commas are forgiven; null if it is none. */
export function parseDecimal(input: string): string | null {
  const text = input.normalize('NFKC').replace(/[\s,]/g, '').replace(/^\./, '0.');
  return /^\d{1,12}(\.\d{0,6})?$/.test(text) ? unscaled(scaled(text.replace(/\.$/, ''))) : null;
}

export function compareDecimals(a: string, b: string): number {
  const [x, y] = [scaled(a), scaled(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

export function addDecimals(a: string, b: string): string {
  return unscaled(scaled(a) + scaled(b));
}

export function subtractDecimals(a: string, b: string): string {
  return unscaled(scaled(a) - scaled(b));
}

export function isZero(text: string): boolean {
  return scaled(text) === 0n;
}

/** True if `quantity` is a whole number of packs; any quantity is one of loose goods (pack 0). */
export function isMultipleOf(quantity: string, pack: string): boolean {
  const unit = scaled(pack);
  return unit === 0n || scaled(quantity) % unit === 0n;
}

/** The next whole number of packs above (+1) or below (−1), never under zero; a pack of 0 means loose goods, by ones. */
export function stepDecimal(quantity: string, pack: string, direction: 1 | -1): string {
  const value = scaled(quantity);
  const unit = scaled(pack) || FACTOR;
  const packs = direction > 0 ? value / unit + 1n : (value + unit - 1n) / unit - 1n;
  return unscaled(packs < 0n ? 0n : packs * unit);
}

/** A whole number of hundredths for a share, e.g. part of a bar. 0 when the whole is nothing. */
export function percentOf(part: string, whole: string): number {
  const total = scaled(whole);
  return total === 0n ? 0 : Number((scaled(part) * 10000n) / total) / 100;
}
