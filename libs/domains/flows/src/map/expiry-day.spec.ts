import { expiryDay } from './expiry-day';

describe('expiry of goods', () => {
  it.each([
    ['2027-02-28', '2027-02-28'],
    ['2028年2月', '2028-02-29'],
    ['2027.12', '2027-12-31'],
    ['202711', '2027-11-30'],
    [202711, '2027-11-30'],
    ['2027-9', '2027-09-30'],
    [20270930, '2027-09-30'],
    [new Date('2027-03-02T00:00:00Z'), '2027-03-02'],
    ['２０２７/０１', '2027-01-31'],
  ])('%p is %s', (cell, day) => {
    expect(expiryDay(cell, false)).toBe(day);
  });

  it.each(['默认', '', '三年', '202713', '2027-00', '2/3/2027', true, 36])('%p is none', (cell) => {
    expect(expiryDay(cell, false)).toBe('');
  });
});
