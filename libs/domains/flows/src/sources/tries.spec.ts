import { type PassThrough, Writable } from 'node:stream';
import { runFaults } from '../flows.faults';
import { fetchResuming } from './tries';

function sink(): { target: Writable; content: () => string } {
  const parts: Buffer[] = [];
  const target = new Writable({ highWaterMark: 3, write: (chunk: Buffer, _encoding, done) => (parts.push(chunk), setImmediate(done)) });
  return { target, content: () => Buffer.concat(parts).toString() };
}
const CONTENT = '0123456789abcdef';
/** Gives as much as it is told, then breaks. */
const breaking = (...pieces: number[]) => async (part: Writable, from: number) => {
  const piece = pieces.shift() ?? CONTENT.length;
  (part as PassThrough).write(CONTENT.slice(from, from + piece));
  if (from + piece < CONTENT.length) {
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('broken');
  }
};

describe('a transfer that breaks', () => {
  it('goes on where it broke, as often as it makes progress', async () => {
    const { target, content } = sink();
    let reconnects = 0;
    await fetchResuming(target, CONTENT.length, breaking(5, 3, 2), () => Promise.resolve((reconnects += 1) > 0));
    target.end();
    await new Promise((resolve) => target.once('finish', resolve));
    expect([content(), reconnects]).toEqual([CONTENT, 3]);
  });

  it('goes on, too, when the far side called it complete; a file that shrank is left short', async () => {
    const short = (part: Writable, from: number): Promise<void> => {
      part.write(CONTENT.slice(from, from + 6));
      return Promise.resolve();
    };
    for (const [same, expected] of [[true, CONTENT], [false, CONTENT.slice(0, 6)]] as const) {
      const { target, content } = sink();
      await fetchResuming(target, CONTENT.length, short, () => Promise.resolve(same));
      target.end();
      await new Promise((resolve) => target.once('finish', resolve));
      expect(content()).toBe(expected);
    }
  });

  it.each([
    ['it brings nothing new', breaking(5, 0), true],
    ['the file is another one by then', breaking(5), false],
    ['it breaks again and again', breaking(1, 1, 1, 1, 1), true],
  ])('is given up when %s', async (_when, receive, same) => {
    await expect(fetchResuming(sink().target, CONTENT.length, receive, () => Promise.resolve(same))).rejects.toThrow('broken');
  });

  it('is not taken up again for a reason that stays', async () => {
    const refused = () => Promise.reject(runFaults.folderMissing({ folder: '/x' }));
    await expect(fetchResuming(sink().target, CONTENT.length, refused, () => Promise.resolve(true))).rejects.toMatchObject({ code: 'flows.folder-missing' });
  });

  it('ends with the reason of the target when that takes no more', async () => {
    const target = new Writable({ write: (_chunk, _encoding, done) => done(new Error('too large')) });
    target.on('error', () => undefined);
    await expect(fetchResuming(target, CONTENT.length, breaking(5), () => Promise.resolve(true))).rejects.toThrow('too large');
  });
});
