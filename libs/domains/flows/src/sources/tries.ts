import { DomainError } from '@tributary/kernel';
import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** How often a transfer that broke is taken up again. */
const RESUMES = 3;

/**
 * Fetches bytes that may stop coming: what has arrived stays, and the next try begins behind it. `receive` writes the
 * content from a place on; `reconnect` opens the connection anew and says whether the file is still the same.
 */
export async function fetchResuming(
  target: Writable,
  /** Bytes that are expected: fewer are a broken transfer, too, even where the far side calls it complete. */
  size: number,
  receive: (part: Writable, from: number) => Promise<unknown>,
  reconnect: () => Promise<boolean>,
): Promise<void> {
  let received = 0;
  for (let left = RESUMES; ; left -= 1) {
    const before = received;
    try {
      await piece(target, (part) => receive(part, received), (bytes) => (received += bytes));
      // a file that shrank meanwhile stays short; whoever asked compares the size
      if (received >= size || left === 0 || received === before || !(await reconnect())) return;
    } catch (error) {
      const progressed = received > before;
      if (left === 0 || !progressed || error instanceof DomainError || target.errored || !(await reconnect())) throw target.errored ?? error;
    }
  }
}

/** One try; the target stays open, whatever becomes of it. */
async function piece(target: Writable, receive: (part: Writable) => Promise<unknown>, count: (bytes: number) => void): Promise<void> {
  const part = new PassThrough();
  part.on('data', (chunk: Buffer) => {
    count(chunk.length);
    if (!target.write(chunk)) {
      part.pause();
      target.once('drain', () => part.resume());
    }
  });
  const failed = (error: Error): void => void part.destroy(error);
  target.once('error', failed);
  // an error of the part is that of `receive`, which tells it
  part.on('error', () => undefined);
  try {
    await receive(part);
    if (!part.writableEnded) part.end();
    if (!part.readableEnded) await finished(part, { writable: false });
  } finally {
    target.off('error', failed);
  }
}
