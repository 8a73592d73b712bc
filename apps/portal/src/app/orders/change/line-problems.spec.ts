import { orderLineOf, orderOf } from '../../testing/order-testing';
import { problemsByLine } from './line-problems';

describe('problemsByLine', () => {
  it('sorts refusals to lines, to lines that are added, and to neither', () => {
    const order = orderOf({ lines: [orderLineOf(1), orderLineOf(2, { lineNo: 5 })] });
    const problems = problemsByLine(order, 2, [
      { lineId: 2, lineNo: 5, message: 'a' }, { lineId: 2, lineNo: 5, message: 'b' }, { lineId: 900, lineNo: 7, message: 'c' }, { lineId: 901, lineNo: 8, message: 'd' }, { field: 'x' },
    ]);
    expect([[...problems.lines], [...problems.added], problems.others]).toEqual([[[2, ['a', 'b']]], [[1, ['c']]], ['d']]);
  });
});
