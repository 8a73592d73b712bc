import { SetMetadata } from '@nestjs/common';
import type { Ctx } from '../context/ctx';
import type { EventType } from '../outbox/event';
import type { JobType } from '../outbox/job';

/** A running job, as its handler sees it. */
export interface JobRun {
  /** Reports progress, 0 to 100. */
  progress(percent: number): Promise<void>;
  /** Aborted when the worker shuts down. */
  readonly signal: AbortSignal;
}

/** Work of one kind. Must be idempotent: after a crash it runs again. */
export interface JobHandler<Payload extends object> {
  handle(ctx: Ctx, payload: Payload, run: JobRun): Promise<void>;
}

/** The event that a subscriber is given: the same one bears the same id, however often it is delivered. */
export interface EventDelivery {
  readonly id: number;
  readonly name: string;
}

/** Reacts to events; runs as a job of its own, so it too must be idempotent. */
export interface EventHandler<Payload extends object> {
  handle(ctx: Ctx, payload: Payload, delivery: EventDelivery): Promise<void>;
}

export const HANDLES_JOB = 'tributary:handles-job';
export const ON_EVENT = 'tributary:on-event';

/** Class decorator of a provider that implements `JobHandler`. */
export function HandlesJob<P extends object>(job: JobType<P>): <T extends new (...args: never[]) => JobHandler<P>>(target: T) => void {
  return (target) => SetMetadata(HANDLES_JOB, job.name)(target);
}

/** Class decorator of a provider that implements `EventHandler`. */
export function OnEvent<P extends object>(...events: readonly EventType<P>[]): <T extends new (...args: never[]) => EventHandler<P>>(target: T) => void {
  return (target) => SetMetadata(ON_EVENT, events.map(({ name }) => name))(target);
}
