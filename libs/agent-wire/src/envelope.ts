import type { LocalDate } from '@tributary/kernel';
import { dayOf, Fields, WireRefused } from './reading';

/** A batch holds whole days, and never more than so many. */
export const MOST_DAYS = 92;
/** Rows of one batch. */
export const MOST_ROWS = 1_000_000;
/** Bytes of the rows once they are unpacked. */
export const MOST_UNPACKED = 96 * 1024 ** 2;
/** Bytes on the line. */
export const MOST_PACKED = 7 * 1024 ** 2;
const LONGEST_TEXT = 8_000;

/** What an agent says about a batch, and signs. */
export interface BatchEnvelope {
  readonly format: 1;
  readonly agentId: number;
  /** Which enrolment of the agent; each has its own key and counts from 1. */
  readonly generation: number;
  readonly feedId: number;
  readonly seq: number;
  /** SHA-256 (hex) of the envelope before it, '' for the first: whoever leaves one out or puts one in breaks the chain. */
  readonly previous: string;
  readonly template: { readonly code: string; readonly version: number };
  /** The days that the batch tells of whole, ascending: a day without rows had none. */
  readonly days: readonly LocalDate[];
  readonly rows: number;
  /** Of the rows as they are read, before they are compressed. */
  readonly bytes: number;
  readonly sha256: string;
  /** By the agent's clock. */
  readonly takenAt: string;
  readonly machine: string;
}

export const HASH = /^[0-9a-f]{64}$/;
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** @throws WireRefused */
export function readEnvelope(text: string): BatchEnvelope {
  const fields = Fields.of(text, LONGEST_TEXT);
  const template = fields.object('template');
  return {
    format: fields.integer('format', 1, 1) as 1,
    agentId: fields.integer('agentId', 1),
    generation: fields.integer('generation', 1),
    feedId: fields.integer('feedId', 1),
    seq: fields.integer('seq', 1),
    previous: fields.text('previous', /^([0-9a-f]{64})?$/),
    template: { code: template.text('code', CODE), version: template.integer('version', 1) },
    days: daysOf(fields),
    rows: fields.integer('rows', 0, MOST_ROWS),
    bytes: fields.integer('bytes', 1, MOST_UNPACKED),
    sha256: fields.text('sha256', HASH),
    takenAt: fields.instant('takenAt'),
    machine: fields.text('machine', HASH),
  };
}

function daysOf(fields: Fields): LocalDate[] {
  const days = fields.list('days', MOST_DAYS).map((day) => dayOf(day, 'days'));
  if (days.length === 0 || days.some((day, index) => index > 0 && day <= (days[index - 1] ?? ''))) throw new WireRefused('days are not in order.');
  return days;
}
