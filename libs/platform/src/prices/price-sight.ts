import type { Ctx } from '../context/ctx';

/**
 * The permission that shows money, declared by the domain of prices (a spec compares). It is the only one that plumbing knows
 * by name: money is hidden where answers leave, so that no route has to remember it.
 */
export const PRICES = 'pricing.read';

/** Whether `ctx` may see money. Jobs of the system may; what they write for people follows those people's own permission. */
export function seesPrices(ctx: Ctx): boolean {
  return ctx.actor.kind === 'system' ? ctx.actor.job !== ANONYMOUS : ctx.permissions.has(PRICES);
}

/** The job of whoever calls a public route. */
export const ANONYMOUS = 'anonymous';
