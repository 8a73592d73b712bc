import { rowFaults } from '../flows.faults';

/** What a person can decide about all rows of a cause: what the name means, what the unit means, that they are to be left. */
export const CAUSE_ACTIONS = ['name', 'unit', 'ignore'] as const;
export type CauseAction = (typeof CAUSE_ACTIONS)[number];

/** What helps against a cause; whatever it is, rows can be left with a reason. What is wrong with the file itself is mended at its feed. */
export function actionsFor(code: string): readonly CauseAction[] {
  if (code === rowFaults.productUnmatched.code) return ['name', 'ignore'];
  return code === rowFaults.unitUnknown.code || code === rowFaults.unitNotOfSku.code ? ['unit', 'ignore'] : ['ignore'];
}
