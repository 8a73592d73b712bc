import { normalise } from '@tributary/kernel';

/** The LIKE pattern that finds a typed text anywhere, in lower case; the typed `%`, `_` and `\` mean themselves. */
export function containsPattern(text: string): string {
  return `%${normalise(text).replace(/[%_\\]/g, '\\$&')}%`;
}
