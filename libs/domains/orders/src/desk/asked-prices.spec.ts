import { askedPrices, type AskingLine } from './asked-prices';

const line = (more: Partial<AskingLine>): AskingLine => ({
  lineNo: 1, skuCode: 'HY-1', skuName: '液压油', skuNameEn: null, unit: 'carton', quantity: '4.000', baseQuantity: '16.000', confirmedBase: null,
  unitPrice: '100.00', requestedPrice: '90.00', discount: '0.00', amount: '400.00', ...more,
});

describe('askedPrices', () => {
  it('is nothing where nobody asks', () => expect(askedPrices([])).toBeNull());

  it('says what granting costs, line by line and in all', () => {
    expect(askedPrices([line({}), line({ lineNo: 2, requestedPrice: '50.00' })])).toEqual({
      count: 2, listTotal: '800.00', askedTotal: '560.00', cost: '240.00',
      dearest: [expect.objectContaining({ lineNo: 2, listPrice: '100.00', askedPrice: '50.00', cost: '200.00' }), expect.objectContaining({ lineNo: 1, cost: '40.00' })],
    });
  });

  it('takes a discount down with the price, as the approval will', () => {
    expect(askedPrices([line({ discount: '40.00', amount: '360.00' })])).toMatchObject({ listTotal: '360.00', askedTotal: '324.00', cost: '36.00' });
  });

  it('counts what stands of a line, not what was ordered once', () => {
    expect(askedPrices([line({ confirmedBase: '8', amount: '200.00' })])).toMatchObject({ askedTotal: '180.00', cost: '20.00' });
    expect(askedPrices([line({ confirmedBase: '0', amount: '0.00' })])).toMatchObject({ cost: '0.00' });
  });

  it('names the three dearest lines and counts all', () => {
    const many = [1, 2, 3, 4, 5].map((lineNo) => line({ lineNo, requestedPrice: `${90 - lineNo}.00` }));
    const asked = askedPrices(many);
    expect([asked?.count, asked?.dearest.map(({ lineNo }) => lineNo)]).toEqual([5, [5, 4, 3]]);
  });
});
