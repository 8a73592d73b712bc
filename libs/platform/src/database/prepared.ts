import { Client, type QueryConfig } from 'pg';

const MARK = /^\/\* prepared: (\S+) \*\/ /;

/**
 * Marks a statement that every request runs: each connection plans it once and keeps the plan. Only for statements whose
 * best plan does not depend on their parameters. `name` belongs to one text.
 */
export function prepared(name: string, text: string): string {
  return `/* prepared: ${name} */ ${text}`;
}

type Query = (query: string | QueryConfig, ...rest: unknown[]) => unknown;

/** A connection that prepares what is marked; everything else goes through as it is. */
export class PreparingClient extends Client {
  constructor(...args: ConstructorParameters<typeof Client>) {
    super(...args);
    const query = this.query.bind(this) as unknown as Query;
    const preparing: Query = (text, ...rest) => {
      const name = typeof text === 'string' ? MARK.exec(text)?.[1] : undefined;
      return name ? query({ name, text: text as string }, ...rest) : query(text, ...rest);
    };
    this.query = preparing as unknown as Client['query'];
  }
}
