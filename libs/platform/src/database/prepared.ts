import { createHash } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';

const MARK = '/* prepared */ ';
const names = new Map<string, string>();

/**
 * Marks a statement that runs again and again: each connection plans it once and keeps the plan, which saves most of its
 * time, because every table brings its row-level policy into the plan. Only for statements whose best plan does not
 * depend on their parameters, and whose texts are few.
 */
export function prepared(text: string): string {
  return MARK + text;
}

type Query = (query: string | QueryConfig, ...rest: unknown[]) => unknown;

/** A connection that prepares what is marked; everything else goes through as it is. */
export class PreparingClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    const query = this.query.bind(this) as unknown as Query;
    const preparing: Query = (text, ...rest) =>
      typeof text === 'string' && text.startsWith(MARK) ? query({ name: nameOf(text), text }, ...rest) : query(text, ...rest);
    this.query = preparing as unknown as Client['query'];
  }
}

/** One name per text. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
