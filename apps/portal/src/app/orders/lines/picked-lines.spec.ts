import type { AppraisedLineDto } from '@tributary/api-client';
import { everythingToBeHad, fillOf, lessOf, quantityAt } from './picked-lines';

const problem = { code: 'x', message: 'x', params: {} };
const line = (skuId: number, change: Partial<AppraisedLineDto> = {}): AppraisedLineDto => ({
  skuId, code: `SKU-${skuId}`, name: '', nameEn: null, quantity: '3', unit: 'drum', salesUnit: 'drum', packMultiple: '1', unitPrice: '1.00', amount: '3.00',
  lastPrice: null, available: '9', orderable: true, problem: null, ...change,
});
const lines = [line(1), line(2, { problem, available: '2' }), line(3, { orderable: false, problem }), line(4, { problem, available: '0' })];

describe('picked lines', () => {
  it('are at first those that can be had as before', () => {
    expect([...everythingToBeHad(lines).taken]).toEqual([0]);
    expect(fillOf(everythingToBeHad(lines), lines)).toEqual([{ skuId: 1, unit: 'drum', quantity: '3' }]);
  });

  it('offer what is left of a short line, and nothing of one that cannot be ordered or has nothing', () => {
    expect(lines.map(lessOf)).toEqual([null, '2', null, null]);
  });

  it('take the quantity that was typed, and leave out a zero', () => {
    const picked = { taken: new Set([0, 1]), quantities: new Map([[0, '0'], [1, '2']]) };
    expect(quantityAt(picked, lines, 1)).toBe('2');
    expect(fillOf(picked, lines)).toEqual([{ skuId: 2, unit: 'drum', quantity: '2' }]);
  });
});
