import { containsPattern } from './contains-pattern';

describe('contains pattern', () => {
  it.each([
    ['Li.Lei', '%li.lei%'],
    ['100%', '%100\\%%'],
    ['a_b\\', '%a\\_b\\\\%'],
    ['Ｗang', '%wang%'],
    ['', '%%'],
  ])('of %j', (typed, pattern) => expect(containsPattern(typed)).toBe(pattern));
});
