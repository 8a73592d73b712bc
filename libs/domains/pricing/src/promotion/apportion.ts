import { Money } from '@tributary/kernel';

/**
 * Splits an amount over shares in proportion to their weights, to the cent: the parts add up to the whole. What rounding
 * leaves goes to the largest remainders, the first of equals. All weights zero: all parts zero.
 */
export function apportion(amount: Money, weights: readonly Money[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight.minor, 0n);
  if (total === 0n) return weights.map(() => Money.zero);
  const shares = weights.map((weight, index) => {
    const product = amount.minor * weight.minor;
    return { index, cents: product / total, remainder: product % total };
  });
  const left = Number(amount.minor - shares.reduce((sum, { cents }) => sum + cents, 0n));
  const lucky = new Set([...shares].sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index).slice(0, left).map(({ index }) => index));
  return shares.map(({ index, cents }) => Money.ofMinor(lucky.has(index) ? cents + 1n : cents));
}
