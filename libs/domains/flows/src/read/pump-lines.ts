import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export interface LinePump {
  /** Resolves when the target has failed. */
  readonly failed: Promise<void>;
  /** Ends the target after that many bytes; undefined: now, for there is a reason why no more come. @throws what the target threw before */
  end(bytes: number | undefined): Promise<void>;
}

/** Hears every so often how many lines have gone; what it throws breaks the work off. */
export type LineWatch = (lines: number) => Promise<void>;

/** Lines between two words to whoever watches: a few a second. */
const WATCH_EVERY = 20_000;
const LINE_END = 10;

/**
 * Passes on what one job writes into a pipe that outlives the job: its end is a number of bytes, not the end of the pipe.
 */
export function pumpLines(source: Readable, target: Writable, watch?: LineWatch): LinePump {
  let received = 0;
  let failure: { readonly error: unknown } | undefined;
  const progress = new Set<() => void>();
  const wake = (): void => progress.forEach((look) => look());
  const pass = (chunk: Buffer): void => {
    received += chunk.length;
    if (watch) told(chunk, watch);
    if (!failure && !target.write(chunk)) {
      source.pause();
      target.once('drain', () => source.resume());
    }
    wake();
  };
  let lines = 0;
  let saidAt = 0;
  let saying = false;
  const told = (chunk: Buffer, say: LineWatch): void => {
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
    if (saying || failure || lines < saidAt + WATCH_EVERY) return;
    [saying, saidAt] = [true, lines];
    say(lines).then(
      () => {
        saying = false;
      },
      (error: unknown) => {
        failure ??= { error };
        target.destroy(error as Error);
      },
    );
  };
  const failed = new Promise<void>((resolve) => {
    target.once('error', (error: unknown) => {
      failure ??= { error };
      source.resume();
      wake();
      resolve();
    });
  });
  source.on('data', pass);
  const arrived = (bytes: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (failure || received >= bytes) resolve();
      };
      progress.add(look);
      look();
    });
  const end = async (bytes: number | undefined): Promise<void> => {
    if (bytes !== undefined) await arrived(bytes);
    source.off('data', pass);
    if (failure) throw failure.error;
    const finished = once(target, 'finish');
    target.end();
    // without its end a line may be cut off, and then the target complains about what is no news
    await (bytes === undefined ? finished.catch(() => undefined) : finished);
  };
  return { failed, end };
}
