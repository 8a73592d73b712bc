import type { Scope } from '../context/scope';

/**
 * The statement that tells PostgreSQL whose a transaction is: one setting per list of the scope, gone with the
 * transaction. Only numbers and booleans go in, so there is nothing to quote.
 */
export function scopeSettings(scope: Scope): string {
  const settings = Object.entries(flatten(scope)).map(([name, value]) => `set_config('app.${name}', '${value}', true)`);
  return `SELECT ${settings.join(', ')}`;
}

function flatten(scope: Scope): Record<string, string> {
  const { dealers, catalogue, price, stock, flow } = scope;
  return {
    system: text(scope.system),
    user: text(scope.user),
    organisation: text(scope.organisation),
    counterparties: list(scope.counterparties),
    ...dimension('dealers', dealers),
    ...dimension('catalogue', catalogue),
    ...dimension('price', price),
    ...dimension('stock', stock),
    ...dimension('flow', flow),
  };
}

function dimension(name: string, scope: Scope[keyof Scope] & object): Record<string, string> {
  const settings = Object.entries(scope).map(([kind, value]: [string, boolean | readonly number[]]) => [`${name}_${kind}`, typeof value === 'boolean' ? text(value) : list(value)]);
  return Object.fromEntries(settings) as Record<string, string>;
}

function text(value: number | boolean | null): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${value} is no id.`);
  return value === null ? '' : String(value);
}

function list(ids: readonly number[]): string {
  return `{${ids.map(text).join(',')}}`;
}
