import { randomUUID } from 'node:crypto';
import type { Locale } from '@tributary/kernel';
import type { EntityManager } from 'typeorm';
import { SYSTEM_SCOPE, type Scope } from './scope';

/** The dealer whom somebody of head office acts for; `view`: to look at what the dealer sees, and to change nothing. */
export interface OnBehalfOf {
  readonly organisationId: number;
  readonly name: string;
  readonly mode: 'order' | 'view';
  /** The entry of the log that the dealer reads. */
  readonly actingRecordId: number;
}

/** A signed-in person. With `onBehalfOf`, user and name are the representative's, everything else is the dealer's. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: number;
  readonly name: string;
  readonly organisationId: number;
  readonly organisationKind: 'head_office' | 'dealer';
  readonly tier: 1 | 2 | null;
  readonly onBehalfOf?: OnBehalfOf;
}

export interface SystemActor {
  readonly kind: 'system';
  readonly job: string;
}

export type Actor = UserActor | SystemActor;

/** Who asks, what may be seen, and the transaction if one is open. First argument of every service method. */
export interface Ctx {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly permissions: ReadonlySet<string>;
  readonly correlationId: string;
  readonly locale: Locale;
  readonly tx?: EntityManager;
}

/** A context inside a transaction whose scope PostgreSQL knows; the only kind a repository takes. */
export interface TxCtx extends Ctx {
  readonly tx: EntityManager;
}

/** The person behind `ctx`. Throws where only a person makes sense: reaching that is a fault of ours. */
export function userOf(ctx: Ctx): UserActor {
  if (ctx.actor.kind !== 'user') throw new Error(`A person is needed here, not the system job ${ctx.actor.job}.`);
  return ctx.actor;
}

/** The name that goes into events and ledgers. */
export function actorName(ctx: Ctx): string {
  return ctx.actor.kind === 'user' ? ctx.actor.name : ctx.actor.job;
}

/** Whom the person acts for, if for somebody. */
export function onBehalfOf(ctx: Ctx): OnBehalfOf | undefined {
  return ctx.actor.kind === 'user' ? ctx.actor.onBehalfOf : undefined;
}

/** Whether `ctx` may only look: nothing can be changed through it, whatever its permissions say. */
export function isViewOnly(ctx: Ctx): boolean {
  return onBehalfOf(ctx)?.mode === 'view';
}

/** An explicit system context for the named job: it sees everything, and says so in every trace it leaves. */
export function systemCtx(job: string, correlationId: string = randomUUID()): Ctx {
  return { actor: { kind: 'system', job }, scope: SYSTEM_SCOPE, permissions: new Set(), correlationId, locale: 'zh-CN' };
}
