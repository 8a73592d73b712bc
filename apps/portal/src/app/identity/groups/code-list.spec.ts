import { codesOf } from './code-list';

describe('codes of a pasted text', () => {
  it.each([
    ['a column of Excel', 'A-1\r\nB-2\r\n\r\n', ['A-1', 'B-2']],
    ['a row of Excel', 'A-1\tB-2', ['A-1', 'B-2']],
    ['a sentence', 'A-1，B-2; C 3 ；', ['A-1', 'B-2', 'C 3']],
    ['nothing', ' \n ', []],
    ['one twice: the answer will say so', 'A\nA', ['A', 'A']],
  ])('understands %s', (_, pasted, codes) => expect(codesOf(pasted)).toEqual(codes));
});
