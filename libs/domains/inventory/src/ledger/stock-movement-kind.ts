/**
 * Movements that take from what is there: `condition` is asked of the locked balance `l`, which then changes by the
 * signs × quantity.
 */
export interface TakingKind {
  readonly condition: string;
  readonly onHand: 0 | -1;
  readonly reserved: 1 | 0 | -1;
}

export const takingKinds = {
  reserve: { condition: 'l.on_hand - l.reserved >= l.quantity', onHand: 0, reserved: 1 },
  release: { condition: 'l.reserved >= l.quantity', onHand: 0, reserved: -1 },
  issue: { condition: 'l.reserved >= l.quantity', onHand: -1, reserved: -1 },
  'return-out': { condition: 'l.on_hand - l.reserved >= l.quantity', onHand: -1, reserved: 0 },
} as const satisfies Record<string, TakingKind>;

export type TakingKindName = keyof typeof takingKinds;

/** Movements that bring goods in. */
export type BringingKindName = 'opening' | 'receipt' | 'return-in';
