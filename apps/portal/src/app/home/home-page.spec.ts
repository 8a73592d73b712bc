import { greetingAt } from './home-page';

describe('greetingAt', () => {
  it.each([
    ['2026-03-05T00:00:00Z', 'morning'],
    ['2026-03-05T04:00:00Z', 'afternoon'],
    ['2026-03-05T12:00:00Z', 'evening'],
    ['2026-03-05T20:00:00Z', 'evening'],
  ])('%p is %p in Shanghai', (at, greeting) => expect(greetingAt(new Date(at))).toBe(greeting));
});
