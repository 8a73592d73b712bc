export const FLOW_WORK_KINDS = ['run', 'replay', 'repost', 'decision', 'upload'] as const;
export type FlowWorkKind = (typeof FLOW_WORK_KINDS)[number];

/** `lost`: it says nothing any more, for its worker is gone; the next one takes it up. */
export const FLOW_WORK_STATES = ['running', 'lost', 'done', 'failed', 'cancelled'] as const;
export type FlowWorkState = (typeof FLOW_WORK_STATES)[number];

/** How often work that goes on says so, and for how long it may be silent. */
export const BEAT_MS = 10_000;
export const LOST_MS = 45_000;

/** What a worker is about to do. */
export interface FlowWorkPlan {
  /** Whoever takes the same work up again comes with the same key. */
  readonly key: string;
  readonly kind: FlowWorkKind;
  readonly title: string;
  readonly dealerId: number | null;
  readonly batchId: number | null;
}

/** A person asked to stop it: what was posted stays; the file in hand and the rest wait as before. */
export class WorkCancelled extends Error {
  constructor() {
    super('A person cancelled the work.');
  }
}

/** Says how far work is, file by file and within large ones. */
export interface WorkSteps {
  /** How many files there are, as soon as that is known. */
  total(files: number): Promise<void>;
  /** So many rows of the file in hand are read; none of them counts yet. @throws WorkCancelled when a person asked for it */
  reading(rows: number): Promise<void>;
  /** One more file is done. @throws WorkCancelled when a person asked for it and others are left */
  fileDone(rawFileId: number): Promise<void>;
}

/** For work that nobody watches. */
export const UNWATCHED: WorkSteps = { total: () => Promise.resolve(), reading: () => Promise.resolve(), fileDone: () => Promise.resolve() };
