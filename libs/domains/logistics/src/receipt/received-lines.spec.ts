import { receivedLines, type SentLine } from './received-lines';

const line = (id: number, change: Partial<SentLine> = {}): SentLine => ({
  id, orderLineId: id * 10, skuId: id, skuCode: `A-${id}`, unit: 'carton', quantity: '2', baseQuantity: '24', sentBase: '24', sent: '2', ...change,
});
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

describe('lines of a receipt', () => {
  it('say what arrived and what is missing', () => {
    const lines = receivedLines([line(1), line(2)], [
      { shipmentLineId: 2, receivedQuantity: '1.5', note: '破损' },
      { shipmentLineId: 1, receivedQuantity: '2' },
    ]);
    expect(lines.map(({ line: { id }, base, note, isShort }) => [id, base, note, isShort])).toEqual([[2, '18', '破损', true], [1, '24', '', false]]);
  });

  it('take the whole of a line as the whole, also where its quantity is a fraction that had to be cut', () => {
    const odd = line(1, { quantity: '3', baseQuantity: '7', sentBase: '1', sent: '0.428' });
    expect(receivedLines([odd], [{ shipmentLineId: 1, receivedQuantity: '0.428' }])[0]).toMatchObject({ base: '1', isShort: false });
  });

  it('must speak of every line, once, and of no other', () => {
    expect(code(() => receivedLines([line(1), line(2)], [{ shipmentLineId: 1, receivedQuantity: '2' }]))).toBe('logistics.lines-missing');
    expect(code(() => receivedLines([line(1)], [{ shipmentLineId: 1, receivedQuantity: '1' }, { shipmentLineId: 1, receivedQuantity: '1' }]))).toBe('logistics.line-twice');
    expect(code(() => receivedLines([line(1)], [{ shipmentLineId: 3, receivedQuantity: '1' }]))).toBe('logistics.line-unknown');
  });

  it('cannot report more than was sent', () => {
    expect(code(() => receivedLines([line(1)], [{ shipmentLineId: 1, receivedQuantity: '1.0001' }]))).toBe('logistics.quantity-too-fine');
    expect(code(() => receivedLines([line(1)], [{ shipmentLineId: 1, receivedQuantity: '2.5' }]))).toBe('logistics.above-shipped');
  });
});
