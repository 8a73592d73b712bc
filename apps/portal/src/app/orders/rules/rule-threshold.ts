import type { ApprovalRuleDto } from '@tributary/api-client';
import { compareDecimals, isMultipleOf, isZero, parseDecimal } from '@tributary/ui';

export type RuleKind = ApprovalRuleDto['kind'];
export const ruleKinds: readonly RuleKind[] = ['amount', 'over-credit', 'new-customer', 'below-price'];

/** Why a typed threshold cannot stand, as the end of a text key; null if it can. */
export type ThresholdFault = 'required' | 'number' | 'cents' | 'whole' | 'percent' | 'zero';

const CENT = '0.01';

/** Amounts in yuan, a number of orders, or per cent, each in its own bounds. */
export function thresholdFault(kind: RuleKind, typed: string): ThresholdFault | null {
  if (typed.trim() === '') return 'required';
  const value = parseDecimal(typed);
  if (value === null) return 'number';
  if (kind === 'new-customer') {
    if (!isMultipleOf(value, '1')) return 'whole';
    return isZero(value) ? 'zero' : null;
  }
  if (!isMultipleOf(value, CENT)) return 'cents';
  if (kind === 'below-price' && compareDecimals(value, '100') > 0) return 'percent';
  return kind !== 'amount' && isZero(value) ? 'zero' : null;
}
