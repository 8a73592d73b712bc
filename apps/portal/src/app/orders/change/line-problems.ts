import type { OrderDto } from '@tributary/api-client';
import type { ProblemEntry } from '../../core/http/problem';

/** What was refused, sorted to where it stands on the page. */
export interface LineProblems {
  /** By line id. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  /** By place among the lines to add. */
  readonly added: ReadonlyMap<number, readonly string[]>;
  /** What belongs to no line: gifts that are short, for instance. */
  readonly others: readonly string[];
}

/** Lines to add are numbered on behind those that are there. */
export function problemsByLine(order: Pick<OrderDto, 'lines'>, added: number, entries: readonly ProblemEntry[]): LineProblems {
  const known = new Set(order.lines.map(({ id }) => id));
  const last = Math.max(0, ...order.lines.map(({ lineNo }) => lineNo));
  const [lines, extra, others] = [new Map<number, string[]>(), new Map<number, string[]>(), [] as string[]];
  for (const { lineId, lineNo, message } of entries) {
    if (!message) continue;
    const place = (lineNo ?? 0) - last - 1;
    if (lineId !== undefined && known.has(lineId)) push(lines, lineId, message);
    else if (place >= 0 && place < added) push(extra, place, message);
    else others.push(message);
  }
  return { lines, added: extra, others };
}

function push(map: Map<number, string[]>, key: number, message: string): void {
  map.set(key, [...(map.get(key) ?? []), message]);
}
