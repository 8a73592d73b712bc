import type { Side, Party } from '../order/order-party';

/** A calendar month in Shanghai, `YYYY-MM`. */
export type Month = string;

/** open: not over; due: over, and the buyer said nothing; what the buyer said last. */
export const STATEMENT_STATES = ['open', 'due', 'confirmed', 'objected'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** What the buyer said to a month. */
export interface StatementAnswer {
  readonly answer: 'confirmed' | 'objected';
  /** CNY: the closing balance that was answered. */
  readonly closing: string;
  readonly reason: string | null;
  readonly actorName: string;
  readonly at: string;
}

/** One month of an account; CNY. closing = opening + taken − given. */
export interface Statement {
  readonly month: Month;
  readonly opening: string;
  /** What orders took. */
  readonly taken: string;
  /** What cuts, cancellations, returns and payments gave back; never negative. */
  readonly given: string;
  readonly closing: string;
  readonly movements: number;
  readonly state: StatementState;
  /** The last one; null: none. */
  readonly answer: StatementAnswer | null;
}

export interface StatementDetail extends Statement {
  readonly side: Side;
  readonly seller: Party;
  readonly buyer: Party;
  /** Every answer, the latest first. */
  readonly answers: readonly StatementAnswer[];
  /** For this person, now: confirm, object. */
  readonly availableActions: readonly string[];
}

/** order: it was placed; increase: it became more; decrease: it was cut, refused, cancelled or not delivered in full; return: goods were taken back; payment; delivery: goods were received, which moves nothing. */
export const ENTRY_KINDS = ['order', 'increase', 'decrease', 'return', 'payment', 'delivery'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One line of a statement, with the documents behind it. */
export interface StatementEntry {
  /** Its place in the month, from 1. */
  readonly no: number;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly orderId: number | null;
  readonly orderNumber: string | null;
  readonly purchaseOrderNumber: string | null;
  readonly returnId: number | null;
  readonly returnNumber: string | null;
  readonly shipmentId: number | null;
  readonly deliveryNoteNumber: string | null;
  /** CNY, signed; null: it moves nothing. */
  readonly amount: string | null;
  /** After it. */
  readonly balance: string;
}
