import type { Period } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets/open';
import type { WebSettings } from '../../feed/feed';
import type { VisitStep } from '../run/visit-progress';

export type TryState = 'waiting' | 'running' | 'done' | 'failed';

/** What was read, as the layout would see it. */
export interface TrySample {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A recipe that somebody tries; nothing of it is archived or counts. */
export interface RecipeTry {
  readonly id: number;
  readonly dealerId: number;
  readonly state: TryState;
  readonly from: string;
  readonly to: string;
  readonly steps: readonly VisitStep[];
  readonly sample: TrySample | null;
  readonly rows: number | null;
  readonly reason: Fault | null;
}

/** What the worker needs of it. */
export interface TryOrder {
  readonly id: number;
  readonly dealerId: number;
  readonly settings: WebSettings;
  readonly secret: Buffer | null;
  readonly period: Period;
}

export interface TryResult {
  readonly state: Extract<TryState, 'done' | 'failed'>;
  readonly sample: TrySample | null;
  readonly rows: number | null;
  readonly reason: Fault | null;
}

/** Secrets of tries and of feeds cannot be exchanged. */
export const TRY_KEY = 'recipe-try';
