import { TestBed } from '@angular/core/testing';
import { openDialog } from '../../testing/dialog-testing';
import { settle } from '../../testing/portal-testing';
import { PriceDialog } from './price-dialog';

const item = {
  skuId: 5, code: 'A-5', name: '机油', nameEn: null, salesUnit: 'carton',
  units: [{ unit: 'bottle', numerator: '1', denominator: '1' }, { unit: 'carton', numerator: '4', denominator: '1' }],
  prices: [
    { unit: 'carton', fromQuantity: '0', price: '100.00', validFrom: '2020-01-01', validTo: null },
    { unit: 'carton', fromQuantity: '10', price: '95.00', validFrom: '2020-01-01', validTo: '2098-12-31' },
    { unit: 'carton', fromQuantity: '10', price: '96.00', validFrom: '2099-01-01', validTo: null },
  ],
};

describe('PriceDialog', () => {
  const open = async () => {
    const dialog = await openDialog(PriceDialog, { list: { id: 7 }, item });
    const save = () => dialog.page.querySelector('[data-testid=save-price]') as HTMLButtonElement;
    const submit = () => dialog.page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    return { ...dialog, save, submit };
  };

  it('sends the price that it replaces, once for two clicks', async () => {
    const { page, server, type, save, submit, refresh, answers } = await open();
    expect(page.textContent).toContain('100.00');
    expect(save().disabled).toBe(true);
    await type('#price-amount', '１１０.５');
    expect(save().disabled).toBe(false);
    submit();
    submit();
    const sent = server.expectOne('/api/price-lists/7/prices');
    expect(sent.request.body).toMatchObject({ skuId: 5, unit: 'carton', fromQuantity: '0', price: '110.5', replaces: '100.00' });
    sent.flush(item);
    await refresh();
    expect(answers).toEqual([item]);
  });

  it('follows the quantity: another price is replaced, and a planned one is told', async () => {
    const { page, server, type, submit } = await open();
    await type('#price-quantity', '10');
    expect(page.textContent).toContain('95.00');
    expect(page.textContent).toContain('96.00');
    await type('#price-amount', '94');
    submit();
    expect(server.expectOne('/api/price-lists/7/prices').request.body).toMatchObject({ fromQuantity: '10', replaces: '95.00' });
  });

  it.each(['', '-1', '1.005', 'x'])('does not send %j as a price', async (text) => {
    const { type, save } = await open();
    await type('#price-amount', text);
    expect(save().disabled).toBe(true);
  });

  it('shows what somebody else has changed meanwhile, and keeps what was typed', async () => {
    const { page, server, type, submit, refresh } = await open();
    await type('#price-amount', '110');
    submit();
    server.expectOne('/api/price-lists/7/prices').flush({ code: 'pricing.price-moved', title: '', detail: '刚被他人改为 105.00', status: 409, correlationId: 'c' }, { status: 409, statusText: '' });
    await settle();
    TestBed.tick();
    server.expectOne('/api/price-lists/7/items/5').flush({ ...item, prices: [{ ...item.prices[0], price: '105.00' }] });
    await refresh();
    expect(page.textContent).toContain('刚被他人改为');
    submit();
    expect(server.expectOne('/api/price-lists/7/prices').request.body).toMatchObject({ price: '110', replaces: '105.00' });
  });
});
