import { decimal } from '@tributary/kernel';
import { waits } from '../approval/approval-gate';
import type { ApprovalKind } from '../approval/approval-rules';
import type { OrderStep } from './order-journal';
import type { Parties } from './order-party';
import { orderStates, type OrderState } from './order.states';

/** What is agreed of a line and what of it is set aside, in base units. */
export interface SettledLine {
  readonly confirmedBase: string;
  readonly allocatedBase: string;
}

/** What follows at once when both sides agree: all goods are set aside, or some are still to be made. */
export function settlingStep(confirmed: OrderState, lines: readonly SettledLine[]): OrderStep {
  const complete = lines.every(({ confirmedBase, allocatedBase }) => decimal(allocatedBase).gte(confirmedBase));
  const name = complete ? 'allocate' : 'plan';
  return { name, from: confirmed, to: orderStates.transition({ state: confirmed }, name), automatic: true };
}

/** The steps of an order that nobody has to look at: confirmed by the rules, and what follows. */
export function automaticSteps(submitted: OrderState, lines: readonly SettledLine[]): OrderStep[] {
  const confirmed = orderStates.transition({ state: submitted }, 'approve');
  return [{ name: 'approve', from: submitted, to: confirmed, automatic: true }, settlingStep(confirmed, lines)];
}

/** How an order goes on that has just been put before its seller. */
export function stepsAfterSubmission(submitted: OrderState, parties: Pick<Parties, 'tier'>, reasons: readonly ApprovalKind[], lines: readonly SettledLine[]): OrderStep[] {
  return waits(parties, reasons) ? [] : automaticSteps(submitted, lines);
}

/** The state in which the last of the steps leaves the order. */
export function stateAfter(steps: readonly OrderStep[]): OrderState {
  const last = steps.at(-1);
  if (!last) throw new Error('No step was taken.');
  return last.to;
}
