import { BOMBS } from '../testing/bombs';
import { fuzz, type Fuzzed, FUZZED } from '../testing/fuzz';
import { HOSTILE_LIMITS, HostileOpener } from '../testing/hostile';

const opener = new HostileOpener();
afterAll(() => opener.stop());

/** In words a person can act on; a process that died gives `unreadable`. */
const PLAIN = /^sheets\.(?!unreadable$)/;
const ROUNDS = 10;

describe('a bomb', () => {
  it.each(Object.entries(BOMBS))('%s ends within time and memory', async (_, make) => {
    const { rows, code, seconds, peakBytes } = await opener.open(make(), true);
    expect(code ?? 'read').toMatch(rows === undefined ? PLAIN : /^read$/);
    expect(seconds).toBeLessThan(HOSTILE_LIMITS.milliseconds / 1000 + 1);
    expect(peakBytes).toBeLessThan(HOSTILE_LIMITS.memoryBytes);
  });
});

describe('a file that something happened to', () => {
  it(`is read or refused in words, whatever it was: ${Object.keys(FUZZED).join(', ')}`, async () => {
    const bad: Fuzzed[] = [];
    for await (const ending of fuzz(opener, ROUNDS, 20260301)) {
      if (ending.code !== undefined && (!PLAIN.test(ending.code) || ending.code.startsWith('sheets.reader-'))) bad.push(ending);
    }
    expect(bad).toEqual([]);
  });
});
