import { type OfferFacts, offerOf, type OfferRow } from './offer';

const row: OfferRow = {
  skuId: 1, code: 'A', name: '机油', nameEn: 'Oil', grade: 'CI-4', packaging: '4L×4/箱', productLineId: 1, productLineName: '柴机油',
  productLineNameEn: 'Diesel', baseUnit: 'bottle', salesUnit: 'carton', packMultiple: '1', minimumQuantity: '0',
  units: [['bottle', '1', '1'], ['carton', '3', '1']],
};
const decision = {
  skuId: 1, priceListId: 1, priceListCode: 'PL', priceListName: '', priceListNameEn: '', kind: 'list', unit: 'bottle', price: '33.33', fromQuantity: '0',
} as const;
const ladder = { price: decision, breaks: [] };

const place = (locationId: number, available: string) => ({ locationId, locationCode: `P${locationId}`, locationName: '库', locationNameEn: '', days: locationId, available });
const facts: OfferFacts = {
  ladder,
  supply: { skuId: 1, nearestLocationId: 1, stock: [place(1, '10'), place(2, '0.5')], plans: [], leadDays: 21, onDemand: null },
  today: '2026-03-02',
};

describe('offer', () => {
  it('speaks of the sales unit: price converted, stock by location, rounded down', () => {
    expect(offerOf(row, facts)).toMatchObject({
      price: { amount: '99.99', unit: 'carton', priceListCode: 'PL' },
      available: '3.5',
      locations: [{ code: 'P1', available: '3.333' }, { code: 'P2', available: '0.166' }],
      options: [{ kind: 'here', quantity: '3.333', days: 1 }, { kind: 'elsewhere', quantity: '0.166', days: 2 }, { kind: 'plannable', quantity: null, on: '2026-03-23' }],
    });
  });

  it('names the quantities from which it costs something else, as the list names them', () => {
    const breaks = [{ ...decision, price: '30.00', fromQuantity: '12', fromBase: '12' }];
    expect(offerOf(row, { ...facts, ladder: { price: undefined, breaks } })).toMatchObject({ price: null, breaks: [{ fromQuantity: '12', fromUnit: 'bottle', amount: '90.00', unit: 'carton', priceListCode: 'PL' }] });
  });

  it('has no price where none is agreed, and nothing available where nothing is in stock', () => {
    expect(offerOf(row, { ...facts, ladder: undefined, supply: undefined })).toMatchObject({ price: null, breaks: [], available: '0', locations: [], options: [] });
  });

  it('keeps the base unit to itself', () => {
    expect(offerOf(row, facts)).not.toHaveProperty('baseUnit');
  });
});
