import type { OfferDto } from '@tributary/api-client';
import { orderLineOf, orderOf } from '../../testing/order-testing';
import { changeOf, draftOf, offerOf, withAdded, withoutAdded, withProduct, withWish } from './change-draft';

const lines = [orderLineOf(1), orderLineOf(2, { confirmedQuantity: '15' }), orderLineOf(3, { supply: 'preorder', planId: 7 })] as const;
const order = orderOf({ lines: [...lines], version: 4 });
const offer = (change: Partial<OfferDto> = {}) =>
  ({ skuId: 99, code: 'N-1', name: '新', nameEn: null, salesUnit: 'carton', packMultiple: '2', minimumQuantity: '6', ...change }) as OfferDto;

describe('changeOf', () => {
  it('is nothing while nothing differs, whatever the spelling', () => {
    expect(changeOf(order, draftOf(order))).toBeNull();
    expect(changeOf(order, withWish(draftOf(order), lines[0], { quantity: '20.0', source: 'location:1' }))).toBeNull();
    expect(changeOf(order, { ...draftOf(order), note: '  ', reason: '因为' })).toBeNull();
  });

  it('names lines with another quantity or source, against what stands', () => {
    const draft = withWish(withWish(withWish(draftOf(order), lines[1], { quantity: '20' }), lines[0], { source: 'plan:' }), lines[2], { quantity: '5', source: '' });
    expect(changeOf(order, draft)).toEqual({
      version: 4,
      lines: [
        { lineId: 1, supply: 'preorder', locationId: null, planId: null }, { lineId: 2, quantity: '20' },
        { lineId: 3, quantity: '5', supply: 'stock', locationId: null, planId: null },
      ],
    });
  });

  it('of a removed line names no source', () => {
    expect(changeOf(order, withWish(draftOf(order), lines[0], { quantity: '0', source: 'plan:' }))).toEqual({ version: 4, lines: [{ lineId: 1, quantity: '0' }] });
  });

  it('names words that differ, a day that is taken back as null', () => {
    const dated = orderOf({ ...order, requestedOn: '2026-03-09', purchaseOrderNumber: 'PO-1' });
    expect(changeOf(dated, { ...draftOf(dated), requestedOn: '', purchaseOrderNumber: ' PO-2 ' })).toEqual({ version: 4, requestedOn: null, purchaseOrderNumber: 'PO-2' });
  });
});

describe('a product that is added', () => {
  it('comes with its minimum, and grows by packs', () => {
    let draft = withProduct(draftOf(order), order, offer());
    expect(changeOf(order, draft)).toEqual({ version: 4, added: [{ skuId: 99, unit: 'carton', quantity: '6', supply: 'stock', locationId: null, planId: null }] });
    draft = withAdded(withProduct(draft, order, offer()), 0, { source: 'plan:7' });
    expect(changeOf(order, draft)?.added).toEqual([{ skuId: 99, unit: 'carton', quantity: '8', supply: 'preorder', locationId: null, planId: 7 }]);
    expect(changeOf(order, withoutAdded(draft, 0))).toBeNull();
  });

  it('goes on the line that has it; a removed line comes back', () => {
    const draft = withProduct(draftOf(order), order, offer({ skuId: 10 }));
    expect(changeOf(order, draft)?.lines).toEqual([{ lineId: 1, quantity: '22' }]);
    const removed = withWish(draftOf(order), lines[0], { quantity: '0' });
    expect(changeOf(order, withProduct(removed, order, offer({ skuId: 10 })))?.lines).toEqual([{ lineId: 1, quantity: '6' }]);
  });
});

describe('offerOf', () => {
  it('names the lines that the seller cuts', () => {
    expect(offerOf(order, draftOf(order))).toBeNull();
    expect(offerOf(order, withWish(draftOf(order), lines[1], { quantity: '3' }))).toEqual({ version: 4, lines: [{ lineId: 2, quantity: '3' }] });
  });
});
