import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OfferDto } from '@tributary/api-client';
import { portalTesting, settle } from '../../testing/portal-testing';
import { Basket } from './basket';
import { Favourites } from './favourites';
import { OfferedPromotions } from './offered-promotions';
import { OfferRow, type RowMove } from './offer-row';

const offer: OfferDto = {
  skuId: 5,
  code: 'LS-1',
  name: '长河 SN 10W-40 4L',
  nameEn: 'Changhe SN 10W-40 4L',
  grade: 'SN 10W-40',
  packaging: '4L',
  productLineId: 1,
  productLineName: '乘用车机油',
  productLineNameEn: null,
  salesUnit: 'carton',
  packMultiple: '5',
  minimumQuantity: '0',
  units: [{ unit: 'carton', numerator: '6', denominator: '1' }],
  price: { amount: '428.00', unit: 'carton', priceListCode: 'PL-A' },
  breaks: [],
  available: '120',
  locations: [
    { locationId: 1, code: 'TJ', name: '天津', nameEn: null, available: '100' },
    { locationId: 2, code: 'SJZ', name: '石家庄', nameEn: null, available: '20' },
  ],
  options: [
    { kind: 'here', quantity: '100', on: '2026-03-05', days: 1, planId: null, locationId: 1, locationName: '天津', locationNameEn: null },
    { kind: 'elsewhere', quantity: '20', on: '2026-03-05', days: 2, planId: null, locationId: 2, locationName: '石家庄', locationNameEn: null },
    { kind: 'production', quantity: '400', on: '2026-04-08', days: 1, planId: 7, locationId: 1, locationName: '天津', locationNameEn: null },
  ],
};
const content = (lines: object[]) => ({ orderId: 7, seller: { id: 1 }, lines, total: '0.00', credit: null, updatedAt: null });
const inBasket = (quantity: string, locationId: number | null) => ({ id: 9, skuId: 5, quantity, unit: 'carton', supply: 'stock', locationId, planId: null });

describe('OfferRow', () => {
  let server: HttpTestingController;

  async function row(change: Partial<OfferDto> = {}, lines: object[] = []) {
    TestBed.configureTestingModule({ providers: [...portalTesting(), Basket, Favourites, OfferedPromotions] });
    server = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Basket).load(1);
    server.expectOne('/api/basket?sellerId=1').flush(content(lines));
    await loaded;
    const fixture = TestBed.createComponent(OfferRow);
    fixture.componentRef.setInput('offer', { ...offer, ...change });
    fixture.componentRef.setInput('sellerId', 1);
    const moves: RowMove[] = [];
    fixture.componentInstance.moved.subscribe((move) => moves.push(move));
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const input = page.querySelector('input') as HTMLInputElement;
    const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const type = (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    };
    return { fixture, page, input, press, type, moves };
  }

  it('takes the quantity on Enter and goes on to the next row', async () => {
    const { press, type, moves } = await row();
    type('10');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toEqual({ sellerId: 1, skuId: 5, quantity: '10', unit: 'carton', supply: 'stock', locationId: null, planId: null });
    expect(moves).toEqual(['next']);
  });

  it('asks for a plan of its own where there is nothing else, and only tells the day where a planner must be asked', async () => {
    const option = { kind: 'plannable' as const, quantity: '40', on: '2026-04-30', days: null, planId: null, locationId: null, locationName: null, locationNameEn: null };
    const { page, press, type } = await row({ options: [option] });
    expect(page.querySelector('.soonest')?.textContent).toContain('可排产，最早');
    type('10');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ quantity: '10', supply: 'plannable', locationId: null, planId: null });
  });

  it('offers a plan of its own beside stock, but not where a planner must be asked', async () => {
    const plannable = { ...offer.options[2], kind: 'plannable' as const, planId: null, locationId: null } as OfferDto['options'][number];
    const values = (page: HTMLElement) => [...page.querySelectorAll('select.where option')].map((choice) => (choice as HTMLOptionElement).value);
    const { page, fixture } = await row({ options: [...offer.options, plannable] });
    expect(values(page)).toEqual(['', 'location:1', 'location:2', 'plan:7', 'plannable']);
    fixture.componentRef.setInput('offer', { ...offer, options: [...offer.options, { ...plannable, quantity: null }] });
    await fixture.whenStable();
    expect(values(page)).toEqual(['', 'location:1', 'location:2', 'plan:7']);
  });

  it('walks with the arrows and leaves with Escape', async () => {
    const { press, moves } = await row();
    for (const key of ['ArrowDown', 'ArrowUp', 'Escape', 'x']) press(key);
    expect(moves).toEqual(['next', 'previous', 'search']);
  });

  it('does not send what is not a whole pack', async () => {
    const { press, type } = await row();
    type('12');
    press('Enter');
    server.expectNone('/api/basket/lines');
  });

  it('shows what is in the basket, and a second location starts a second line', async () => {
    const { fixture, page, input, press, type } = await row({}, [inBasket('20', 1)]);
    expect(input.value).toBe('20');
    const where = page.querySelector('select') as HTMLSelectElement;
    where.value = 'location:2';
    where.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(input.value).toBe('');
    type('5');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ quantity: '5', locationId: 2 });
    await settle();
  });

  it('says in one line how soon it can be had, and lets the buyer wait for production', async () => {
    const { fixture, page, press, type } = await row();
    expect(page.querySelector('.soonest')?.textContent).toBe('现货 100 箱 · 天津 1 天');
    const where = page.querySelector('select') as HTMLSelectElement;
    expect([...where.options].map((option) => option.textContent?.trim())).toEqual(['自动选择库存地', '现货 100 箱 · 天津 1 天', '现货 20 箱 · 石家庄 2 天', '2026/04/08 可供 400 箱']);
    where.value = 'plan:7';
    where.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    type('5');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ quantity: '5', supply: 'preorder', planId: 7, locationId: null });
    await settle();
  });

  it('keeps what was chosen when the basket comes later, or tells of other lines', async () => {
    const { fixture, page, press, type } = await row();
    const where = page.querySelector('select') as HTMLSelectElement;
    where.value = 'plan:7';
    where.dispatchEvent(new Event('change'));
    for (const lines of [[{ ...inBasket('20', 1), skuId: 6 }], [inBasket('20', 1)]]) {
      const loaded = TestBed.inject(Basket).load(1);
      server.expectOne('/api/basket?sellerId=1').flush(content(lines));
      await loaded;
      await fixture.whenStable();
      expect(where.value).toBe('plan:7');
    }
    type('5');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ supply: 'preorder', planId: 7 });
    await settle();
  });

  it('starts from production where nothing is in stock', async () => {
    const { page, press, type } = await row({ available: '0', locations: [], options: offer.options.slice(2) });
    expect(page.querySelector('.soonest.later')?.textContent).toBe('2026/04/08 可供 400 箱');
    type('5');
    press('Enter');
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ supply: 'preorder', planId: 7 });
    await settle();
  });

  it('cannot be ordered without a price', async () => {
    const { page, input } = await row({ price: null });
    expect(input.disabled).toBe(true);
    expect(page.textContent).toContain('暂无协议价');
  });
});
