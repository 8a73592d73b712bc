import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newKeyPair, readEnvelope, sha256Hex, type Template } from '@tributary/agent-wire';
import { Home } from '../home';
import { FeedTaker } from '../take/feed-taker';
import { DayRows } from '../take/day-rows';
import type { Piece } from '../take/windows';
import { Spool } from './spool';
import { OnlyOne } from './only-one';

class Died extends Error {}

/** Dies before a write, or in the middle of it when only the file beside it is there. */
class MortalHome extends Home {
  writes = 0;
  dieAt = 0;

  override write(name: string, content: string | Uint8Array): void {
    this.writes += 1;
    if (this.writes === this.dieAt) throw new Died();
    super.write(name, content);
  }
}

const template: Template = {
  format: 1, code: 't', version: 1, name: 'T', kind: 'sale', databases: ['sqlite'], mode: 'days', select: 'SELECT 1', changes: null, columns: { date: 'd', quantity: 'q', productCode: 'p' }, rereadDays: 7,
};
const identity = { agentId: 1, generation: 1, ...newKeyPair(), serverKeys: [] };
const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(path.join(tmpdir(), 'agent-spool-')));
  return folders.at(-1) ?? '';
};
afterAll(() => folders.forEach((name) => rmSync(name, { recursive: true, force: true })));

/** What a dealer sold on three days, as of a look: the third look corrects the first day. */
const LOOKS: readonly Readonly<Record<string, readonly string[]>>[] = [
  { '2026-03-01': ['A'], '2026-03-02': ['B', 'B'] }, { '2026-03-02': ['B', 'B'], '2026-03-03': ['C'] }, { '2026-03-01': ['A', 'Z'], '2026-03-03': ['C'] },
];

function look(spool: Spool, days: Readonly<Record<string, readonly string[]>>): void {
  const piece = Object.keys(days) as unknown as Piece;
  const rows = new DayRows(template.columns, piece);
  for (const [day, products] of Object.entries(days)) products.forEach((p) => rows.add({ d: `${day} 08:00:00`, q: '1', p }));
  const taker = new FeedTaker(spool, { identity, machine: 'a'.repeat(64), feedId: 9, template, now: new Date('2026-03-03T02:00:00Z'), acceptEmpty: false });
  taker.take({ days: piece, lines: rows.lines(), rows: rows.rows }, piece.at(-1) ?? '', '');
}

const made = (spool: Spool): unknown[] => spool.numbers().map((seq) => {
  const { envelope, sample } = spool.record(seq) ?? { envelope: '', sample: [] };
  const { days, sha256 } = readEnvelope(envelope);
  return [seq, days, sha256, sample];
});

describe('the spool', () => {
  const whole = new Spool(new Home(folder()), 1);
  LOOKS.forEach((days) => look(whole, days));

  it('makes batches of what is new only, chained, with the same bytes for the same rows', () => {
    expect(whole.numbers().map((seq) => readEnvelope(whole.record(seq)?.envelope ?? '').days)).toEqual([['2026-03-01', '2026-03-02'], ['2026-03-03'], ['2026-03-01']]);
    expect(readEnvelope(whole.record(2)?.envelope ?? '').previous).toBe(sha256Hex(whole.record(1)?.envelope ?? ''));
  });

  it('is the same whenever the program dies, and takes nothing twice', () => {
    let survived = false;
    for (let dieAt = 1; !survived && dieAt < 50; dieAt += 1) {
      const place = folder();
      const mortal = new MortalHome(place);
      mortal.dieAt = dieAt;
      try {
        const spool = new Spool(mortal, 1);
        LOOKS.forEach((days) => look(spool, days));
        survived = true;
      } catch (error) {
        expect(error).toBeInstanceOf(Died);
      }
      const again = new Spool(new Home(place), 1);
      // whoever starts anew looks at everything that there is to see by then
      LOOKS.slice(again.numbers().length).forEach((days) => look(again, days));
      expect([dieAt, made(again)]).toEqual([dieAt, made(whole)]);
      expect(readdirSync(path.join(place, 'batches'))).toHaveLength(2 * LOOKS.length);
    }
    expect(survived).toBe(true);
  });

  it('keeps to its space: what the server has goes first, what waits stays', () => {
    const spool = new Spool(new Home(folder()), 1);
    LOOKS.forEach((days) => look(spool, days));
    spool.update((state) => ({ ...state, confirmed: 2 }));
    spool.prune(new Date(0), 0);
    expect(spool.numbers()).toEqual([3]);
    expect(spool.waitingBytes()).toBeGreaterThan(0);
  });

  it('begins anew with a new enrolment', () => {
    const home = new Home(folder());
    LOOKS.forEach((days) => look(new Spool(home, 1), days));
    expect(new Spool(home, 2)).toMatchObject({ state: { sealed: 0, confirmed: 0, feeds: {} } });
  });

  it('lets one program in at a time', () => {
    const home = new Home(folder());
    const first = OnlyOne.in(home);
    expect(() => OnlyOne.in(home)).toThrow(/already/);
    first.release();
    OnlyOne.in(home).release();
  });
});
