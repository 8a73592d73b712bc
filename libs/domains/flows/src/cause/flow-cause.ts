import type { Fault } from '@tributary/sheets';
import { rowFaults } from '../flows.faults';

/** What a person can decide about all rows of a cause: what the name means, what the unit means, that they are to be left. */
export const CAUSE_ACTIONS = ['name', 'unit', 'ignore'] as const;
export type CauseAction = (typeof CAUSE_ACTIONS)[number];

const UNIT_FAULTS: readonly string[] = [rowFaults.unitUnknown, rowFaults.unitNotOfSku, rowFaults.unitAgainstPrice].map(({ code }) => code);

/** What helps against a cause; whatever it is, rows can be left with a reason. What is wrong with the file itself is mended at its feed. */
export function actionsFor(code: string): readonly CauseAction[] {
  if (code === rowFaults.productUnmatched.code) return ['name', 'ignore'];
  return UNIT_FAULTS.includes(code) ? ['unit', 'ignore'] : ['ignore'];
}

/** The unit that the price of the rows speaks for; null where it is about something else. */
export function likelyUnit({ code, example }: { readonly code: string; readonly example: Fault['params'] }): string | null {
  return code === rowFaults.unitAgainstPrice.code ? String(example['unit']) : null;
}
