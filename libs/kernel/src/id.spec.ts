import { newId } from './id';

const time = 1_700_000_000_000;

describe('newId', () => {
  it('has the layout of RFC 9562 version 7', () => {
    const id = newId(time);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
  });

  it('ascends within one millisecond, past the counter’s end and when the clock steps back', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => newId(time + 1 - (index % 3)));
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('follows the clock again once it has caught up', () => {
    const id = newId(time + 60_000);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time + 60_000);
  });

  it('takes the present by default', () => {
    const before = Date.now();
    const stamp = parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
    expect(stamp).toBeGreaterThanOrEqual(before);
  });
});
