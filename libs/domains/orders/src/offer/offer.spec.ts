import { offerOf, type OfferRow } from './offer';

const row: OfferRow = {
  skuId: 1, code: 'A', name: '机油', nameEn: 'Oil', grade: 'CI-4', packaging: '4L×4/箱', productLineId: 1, productLineName: '柴机油',
  productLineNameEn: 'Diesel', baseUnit: 'bottle', salesUnit: 'carton', packMultiple: '1',
  units: [['bottle', '1', '1'], ['carton', '3', '1']],
  stock: [
    [2, 'P2', '二库', 'Two', '0.5'],
    [1, 'P1', '一库', 'One', '4.000'],
    [1, 'P1', '一库', 'One', '6.000'],
  ],
};
const decision = {
  skuId: 1, priceListId: 1, priceListCode: 'PL', priceListName: '', priceListNameEn: '', kind: 'list', unit: 'bottle', price: '33.33', fromQuantity: '0',
} as const;
const ladder = { price: decision, breaks: [] };

describe('offer', () => {
  it('speaks of the sales unit: price converted, stock of all batches by location, rounded down', () => {
    expect(offerOf(row, ladder)).toMatchObject({
      price: { amount: '99.99', unit: 'carton', priceListCode: 'PL' },
      available: '3.5',
      locations: [{ code: 'P1', available: '3.333' }, { code: 'P2', available: '0.166' }],
    });
  });

  it('names the quantities from which it costs something else, as the list names them', () => {
    const breaks = [{ ...decision, price: '30.00', fromQuantity: '12', fromBase: '12' }];
    expect(offerOf(row, { price: undefined, breaks })).toMatchObject({ price: null, breaks: [{ fromQuantity: '12', fromUnit: 'bottle', amount: '90.00', unit: 'carton', priceListCode: 'PL' }] });
  });

  it('has no price where none is agreed, and nothing available where nothing is in stock', () => {
    expect(offerOf({ ...row, stock: [] }, undefined)).toMatchObject({ price: null, breaks: [], available: '0', locations: [] });
  });

  it('keeps the base unit to itself', () => {
    expect(offerOf(row, ladder)).not.toHaveProperty('baseUnit');
  });
});
