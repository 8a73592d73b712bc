import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, settle } from '../../testing/portal-testing';
import { Basket } from './basket';
import { BasketPanel } from './basket-panel';

const line = (change: object = {}) => ({
  id: 1,
  lineNo: 1,
  skuId: 5,
  code: 'LS-1',
  name: '机油',
  nameEn: null,
  grade: '',
  packaging: '',
  quantity: '12',
  unit: 'drum',
  packMultiple: '1',
  minimumQuantity: '0',
  supply: 'stock',
  planId: null,
  promisedOn: '2026-03-05',
  locationId: null,
  locationName: null,
  locationNameEn: null,
  available: '11',
  options: [
    { kind: 'here', quantity: '11', on: '2026-03-05', days: 1, planId: null, locationId: 3, locationName: '天津', locationNameEn: null },
    { kind: 'production', quantity: '400', on: '2026-04-08', days: 1, planId: 7, locationId: 3, locationName: '天津', locationNameEn: null },
  ],
  fixes: [],
  unitPrice: '100.00',
  requestedPrice: null,
  requestedAmount: null,
  amount: '1200.00',
  problems: [],
  ...change,
});

describe('BasketPanel', () => {
  async function panel(content: object) {
    TestBed.configureTestingModule({ providers: [...portalTesting(), Basket] });
    const server = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Basket).load(1);
    server.expectOne('/api/basket?sellerId=1').flush({ orderId: 7, seller: { id: 1 }, lines: [line()], deliveries: [{ on: '2026-03-05', lineIds: [1], subtotal: '1200.00' }], total: '1200.00', credit: null, updatedAt: null, ...content });
    await loaded;
    const fixture = TestBed.createComponent(BasketPanel);
    await fixture.whenStable();
    const refresh = async () => {
      await settle();
      await fixture.whenStable();
    };
    return { server, page: fixture.nativeElement as HTMLElement, refresh };
  }

  it('mends a short line with one click, in the ways that the server names', async () => {
    const problems = [{ code: 'orders.line-short', message: '需 12 桶，可订 11 桶。', params: { available: '11' } }];
    const fixes = [
      { kind: 'take-available', parts: [{ supply: 'stock', locationId: null, planId: null, quantity: '11' }] },
      { kind: 'preorder-rest', parts: [{ supply: 'stock', locationId: 3, planId: null, quantity: '11' }, { supply: 'preorder', locationId: null, planId: 7, quantity: '1' }] },
      { kind: 'preorder', parts: [{ supply: 'preorder', locationId: null, planId: 7, quantity: '12' }] },
    ];
    const { server, page } = await panel({ lines: [line({ problems, fixes })] });
    const buttons = [...page.querySelectorAll<HTMLButtonElement>('.fix')];
    expect(buttons.map((fix) => fix.textContent)).toEqual(['改为 11 桶', '现货 11 桶，其余 2026/04/08 预订', '改为预订 2026/04/08']);
    buttons[1]?.click();
    const sent = server.expectOne('/api/basket/lines/fix');
    expect(sent.request.body).toEqual({ sellerId: 1, lineId: 1, kind: 'preorder-rest' });
    sent.flush({ orderId: 7, seller: { id: 1 }, lines: [], deliveries: [], total: '0.00', credit: null, updatedAt: null });
    await settle();
    expect(TestBed.inject(Basket).lines()).toEqual([]);
  });

  it('offers nothing where there is nothing', async () => {
    const problems = [{ code: 'orders.line-short', message: '无货', params: { available: '0' } }];
    const { page } = await panel({ lines: [line({ problems })] });
    expect(page.querySelector('.fix')).toBeNull();
    expect(page.textContent).toContain('无货');
  });

  it('splits the lines by the day on which they leave, and says what has none', async () => {
    const deliveries = [{ on: '2026-03-05', lineIds: [1], subtotal: '1200.00' }, { on: null, lineIds: [2], subtotal: '300.00' }];
    const { page } = await panel({ lines: [line(), line({ id: 2, supply: 'preorder', promisedOn: null })], deliveries });
    expect([...page.querySelectorAll('.delivery')].map((head) => head.textContent?.replace(/\s+/g, ' ').trim())).toEqual(['可发 2026/03/05¥1,200.00', '目前无法承诺交期¥300.00']);
    expect(page.querySelector('.preorder')?.textContent).toBe('预订');
  });

  it('asks for another price, says what that leads to, and takes it back', async () => {
    const { server, page, refresh } = await panel({});
    page.querySelector<HTMLButtonElement>('app-price-wish .way')?.click();
    await refresh();
    const form = page.querySelector('app-price-wish form');
    const box = form?.querySelector('input');
    if (!form || !box) throw new Error('no field');
    const ask = async (price: string) => {
      box.value = price;
      box.dispatchEvent(new Event('input'));
      form.dispatchEvent(new Event('submit'));
      await refresh();
    };
    await ask('100');
    expect(page.querySelector('[role=alert]')?.textContent).toBe('须低于目录价 ¥100.00');
    await ask('94');
    const sent = server.expectOne('/api/basket/lines');
    expect(sent.request.body).toEqual({ sellerId: 1, skuId: 5, quantity: '12', unit: 'drum', supply: 'stock', locationId: null, planId: null, requestedPrice: '94' });
    const asking = { orderId: 7, seller: { id: 1 }, lines: [line({ requestedPrice: '94.00', requestedAmount: '1128.00' })], deliveries: [{ on: '2026-03-05', lineIds: [1], subtotal: '1200.00' }], total: '1200.00', credit: null, updatedAt: null };
    sent.flush(asking);
    await refresh();
    expect(page.querySelector('[data-testid=price-wish]')?.textContent).toMatch(/¥94\.00.*¥100\.00.*−6 %.*¥1,128\.00/s);
    expect(page.querySelector('[data-testid=wished-total]')?.textContent).toBe('¥1,128.00');
    expect(page.querySelector('[data-testid=wish-notice]')?.textContent).toContain('审批');
    page.querySelectorAll<HTMLButtonElement>('app-price-wish .way')[1]?.click();
    expect(server.expectOne('/api/basket/lines').request.body).toMatchObject({ quantity: '12', requestedPrice: null });
  });

  it('warns when the basket goes beyond the credit left', async () => {
    const credit = { sellerId: 1, sellerName: '总部', limit: '5000.00', used: '4000.00', available: '1000.00' };
    const { page } = await panel({ credit });
    expect(page.querySelector('tb-notice')?.textContent).toContain('¥200.00');
  });
});
