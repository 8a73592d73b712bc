import type { LocalDate } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets';
import type { Classification } from '../archive/raw-file';
import type { FlowKind } from '../map/layout-mapping';

/** `reading`: nobody knows yet what it says; `ready`: it waits for a yes; `refused`: it cannot count. */
export const UPLOAD_STATES = ['reading', 'ready', 'refused', 'confirmed', 'discarded'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** A file that a person brought, or a program in that person's name. */
export interface FlowUpload {
  /** That of its arrival. */
  readonly id: number;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly kind: FlowKind;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly state: UploadState;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  readonly reason: Fault | null;
  readonly preview: UploadPreview | null;
  readonly batchId: number;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

/** What one day holds. */
export interface DayTotals {
  readonly entries: number;
  readonly amount: string;
}

export interface DayChange {
  readonly date: LocalDate;
  readonly before: DayTotals;
  readonly after: DayTotals;
}

/** An entry as people know it. */
export interface EntryText {
  readonly date: LocalDate;
  readonly code: string;
  readonly product: string;
  readonly productEn: string | null;
  readonly customer: string;
  readonly document: string;
  /** Of the goods. */
  readonly batchNumber: string;
  readonly expiryDate: LocalDate | null;
  /** In the base unit. */
  readonly quantity: string;
  readonly amount: string | null;
}

/** Entries that come or go: how many, and the first of them. */
export interface EntryChanges {
  readonly count: number;
  readonly first: readonly EntryText[];
}

/** What would change, had the file counted when it was read. */
export interface UploadPreview {
  readonly classification: Classification;
  readonly rows: number;
  readonly posted: number;
  readonly faults: number;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Only days that change. */
  readonly days: readonly DayChange[];
  readonly added: EntryChanges;
  readonly removed: EntryChanges;
  /** Reasons of rows that would not count. */
  readonly reasons: readonly (Fault & { readonly rows: number })[];
  /** Something to know about the whole file. */
  readonly note: Fault | null;
}
