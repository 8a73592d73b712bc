import type { OpenFile, PostedDay } from './own-flow';
import { type CalendarFacts, ownCalendar } from './own-calendar';

const posted = (date: string, more: Partial<PostedDay> = {}): PostedDay => ({ kind: 'sale', date, entries: 2, excluded: 0, quantity: '8', corrections: 0, ...more });
const file = (more: Partial<OpenFile>): OpenFile => ({
  id: 1, name: 'a.csv', feedName: 'F', source: 'ftp', kind: 'sale', receivedAt: new Date('2026-03-05T23:30:00+08:00'), state: 'layout', reason: { code: 'flows.layout-unknown', params: {} },
  from: null, to: null, waitsFor: 'head-office', isUpload: false, ...more,
});
const facts = (more: Partial<CalendarFacts>): CalendarFacts => ({
  period: { from: '2026-03-01', to: '2026-03-07' }, today: '2026-03-07', posted: [], open: [], feeds: [], firsts: new Map([['sale', '2026-03-02']]), ...more,
});
const states = (more: Partial<CalendarFacts>): string[] => (ownCalendar(facts(more))[0]?.days ?? []).map(({ state }) => state);

describe('the calendar of a dealer’s own records', () => {
  it('tells what counts from what never came, from before the beginning and from a day that is not over', () => {
    expect(states({ posted: [posted('2026-03-02'), posted('2026-03-04')] })).toEqual(['before', 'posted', 'none', 'posted', 'none', 'none', 'open']);
  });

  it('puts a file that nobody could read on the day on which it came in Shanghai, with its reason', () => {
    const [sale] = ownCalendar(facts({ open: [file({})] }));
    expect(sale?.days[4]).toMatchObject({ date: '2026-03-05', state: 'waiting', reason: { code: 'flows.layout-unknown' } });
  });

  it('puts one that was read on the days of which it tells, the newest first, but never over a day that counts', () => {
    const open = [file({ id: 2, state: 'rejected', from: '2026-03-03', to: '2026-03-05' }), file({ from: '2026-03-05', to: '2026-03-06' })];
    expect(states({ open, posted: [posted('2026-03-04')] })).toEqual(['before', 'none', 'refused', 'posted', 'refused', 'waiting', 'open']);
  });

  it('leaves kinds out that the dealer never sends, and shows those that it is to send', () => {
    expect(ownCalendar(facts({ feeds: [{ kind: 'stock' }] })).map(({ kind }) => kind)).toEqual(['sale', 'stock']);
    expect(ownCalendar(facts({ firsts: new Map(), feeds: [{ kind: 'stock' }] }))[0]?.days.map(({ state }) => state)).toEqual([...Array.from({ length: 6 }, () => 'before'), 'open']);
    expect(ownCalendar(facts({ firsts: new Map() }))).toEqual([]);
  });
});
