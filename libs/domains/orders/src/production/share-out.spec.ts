import { shareOut, sharesByOrder, type WaitingLine } from './share-out';

const line = (lineId: number, orderId: number, minute: number, waits: string): WaitingLine => ({
  lineId, orderId, orderNumber: `SO-${orderId}`, since: new Date(Date.UTC(2026, 2, 1, 0, minute)), lineNo: lineId, waits,
});

describe('shareOut', () => {
  const lines = [line(1, 10, 5, '4'), line(3, 20, 1, '3'), line(2, 20, 1, '2')];

  it('serves the oldest promise first, and the last one in part', () => {
    expect(shareOut(lines, '7.5').map(({ line: { lineId }, quantity }) => [lineId, quantity])).toEqual([[2, '2'], [3, '3'], [1, '2.5']]);
  });

  it('leaves out those for whom nothing is left, and gives nobody more than it waits for', () => {
    expect(shareOut(lines, '2').map(({ line: { lineId }, quantity }) => [lineId, quantity])).toEqual([[2, '2']]);
    expect(shareOut(lines, '100').reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(9);
  });

  it('adds the shares of an order', () => {
    expect(sharesByOrder(shareOut(lines, '7.5'))).toEqual([{ orderId: 20, orderNumber: 'SO-20', quantity: '5' }, { orderId: 10, orderNumber: 'SO-10', quantity: '2.5' }]);
  });
});
