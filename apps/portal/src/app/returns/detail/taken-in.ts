import type { ReturnLineDto } from '@tributary/api-client';
import { addDecimals, compareDecimals, isZero, subtractDecimals } from '@tributary/ui';

/** What came of one line: good again, and scrap. */
export interface Found {
  readonly restocked: string;
  readonly scrapped: string;
}

export type FoundPart = keyof Found;

/** All of what was let, good again. */
export function asLet({ approvedQuantity }: Pick<ReturnLineDto, 'approvedQuantity'>): Found {
  return { restocked: approvedQuantity ?? '0', scrapped: '0' };
}

/**
 * One quantity is set; the other gives way where both would be more than was let. What is scrap is no longer good: setting
 * scrap takes from the good ones, and giving it up brings them back. Where something is said to be missing already, scrap is some
 * of that: how many are good was counted, and stays.
 */
export function withFound(line: Pick<ReturnLineDto, 'approvedQuantity'>, found: Found, part: FoundPart, quantity: string): Found {
  const most = line.approvedQuantity ?? '0';
  const rest = compareDecimals(quantity, most) >= 0 ? '0' : subtractDecimals(most, quantity);
  if (part === 'scrapped') {
    const countedAlready = missingOf(line, found) !== null && compareDecimals(found.restocked, rest) < 0;
    return { scrapped: quantity, restocked: countedAlready ? found.restocked : rest };
  }
  return { restocked: quantity, scrapped: compareDecimals(found.scrapped, rest) > 0 ? rest : found.scrapped };
}

export function isWhole(line: Pick<ReturnLineDto, 'approvedQuantity'>, { restocked }: Found): boolean {
  return compareDecimals(restocked, line.approvedQuantity ?? '0') === 0;
}

/** What was sent and never came; null: nothing. */
export function missingOf({ approvedQuantity }: Pick<ReturnLineDto, 'approvedQuantity'>, { restocked, scrapped }: Found): string | null {
  const missing = subtractDecimals(approvedQuantity ?? '0', addDecimals(restocked, scrapped));
  return isZero(missing) ? null : missing;
}
