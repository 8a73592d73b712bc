import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a child process says next, or the code and signal of its end. */
export async function nextWord(child: ChildProcess): Promise<unknown[]> {
  const listening = new AbortController();
  const { signal } = listening;
  try {
    return (await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })])) as unknown[];
  } finally {
    listening.abort();
  }
}
