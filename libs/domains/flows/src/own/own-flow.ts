import type { LocalDate } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets';
import type { Classification, OutcomeState } from '../archive/raw-file';
import type { FeedHealth } from '../feed/feed-health';
import type { FlowKind } from '../map/layout-mapping';

/** Who must do something about what waits: the dealer itself, people of head office, or nobody, because it is in its turn. */
export const WAITS_FOR = ['dealer', 'head-office', 'system'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/**
 * `posted`: its record counts; `waiting`: a file of it is here and does not count yet; `refused`: a file came and cannot count; `none`: nothing
 * came; `before`: the dealer had not begun to send; `open`: the day is not over.
 */
export const OWN_DAY_STATES = ['posted', 'waiting', 'refused', 'none', 'before', 'open'] as const;
export type OwnDayState = (typeof OWN_DAY_STATES)[number];

export interface OwnFeed {
  readonly id: number;
  readonly name: string;
  /** The road. */
  readonly source: string;
  readonly kind: FlowKind;
  readonly schedule: string;
  readonly health: FeedHealth;
  readonly lastArrivalAt: Date | null;
  readonly lastCheckedAt: Date | null;
  readonly nextDueAt: Date | null;
  readonly reason: Fault | null;
}

/** A day whose record counts. */
export interface PostedDay {
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly entries: number;
  /** Rows of the file in force that do not count. */
  readonly excluded: number;
  /** Sum in base units. */
  readonly quantity: string;
  readonly corrections: number;
}

/** A file that came and does not count. */
export interface OpenFile {
  readonly id: number;
  readonly name: string;
  readonly feedName: string;
  readonly source: string;
  readonly kind: FlowKind;
  readonly receivedAt: Date;
  readonly state: OutcomeState;
  readonly reason: Fault | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly waitsFor: WaitsFor;
  /** The dealer brought it, and says yes or no on the page of the upload. */
  readonly isUpload: boolean;
}

/** Rows of files in force that do not count, for one reason. */
export interface ExcludedRows {
  readonly kind: FlowKind | null;
  readonly fault: Fault;
  readonly rows: number;
  readonly lastDay: LocalDate | null;
  readonly waitsFor: WaitsFor;
}

/** A day that another file told otherwise: what it held before and since. */
export interface OwnCorrection {
  readonly id: number;
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly entriesBefore: number;
  readonly quantityBefore: string;
  readonly entriesAfter: number;
  readonly quantityAfter: string;
  readonly fileId: number;
  readonly fileName: string;
  /** When the file came. */
  readonly at: Date;
}

/** What was read of a day: the file in force, or one that was before it. */
export interface DayReading {
  readonly fileId: number;
  readonly fileName: string;
  readonly feedName: string;
  readonly source: string;
  readonly receivedAt: Date;
  readonly entries: number;
  readonly quantity: string;
  readonly isInForce: boolean;
}

/** What became of a file. */
export interface OwnFile {
  readonly id: number;
  readonly name: string;
  readonly feedName: string;
  readonly source: string;
  readonly kind: FlowKind;
  /** Bytes. */
  readonly size: number;
  readonly receivedAt: Date;
  readonly state: OutcomeState;
  readonly classification: Classification | null;
  readonly reason: Fault | null;
  readonly rows: number;
  readonly counted: number;
  readonly excluded: number;
  readonly isUpload: boolean;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Why rows of a file do not count. */
export interface RowReason {
  readonly fault: Fault;
  readonly rows: number;
}

/** A day that a file is in force for. */
export interface FileDay {
  readonly kind: FlowKind;
  readonly date: LocalDate;
  readonly entries: number;
  readonly quantity: string;
}
