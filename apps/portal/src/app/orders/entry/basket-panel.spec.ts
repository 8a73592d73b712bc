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
  unitPrice: '100.00',
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
    return { server, page: fixture.nativeElement as HTMLElement };
  }

  it('offers to take what there is of a short line', async () => {
    const problems = [{ code: 'orders.line-short', message: '需 12 桶，可订 11 桶。', params: { available: '11' } }];
    const { server, page } = await panel({ lines: [line({ problems })] });
    const fix = page.querySelector<HTMLButtonElement>('.fix');
    expect(fix?.textContent).toBe('改为 11');
    fix?.click();
    expect(server.expectOne('/api/basket/lines').request.body).toEqual({ sellerId: 1, skuId: 5, quantity: '11', unit: 'drum', supply: 'stock', locationId: null, planId: null });
    await settle();
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

  it('warns when the basket goes beyond the credit left', async () => {
    const credit = { sellerId: 1, sellerName: '总部', limit: '5000.00', used: '4000.00', available: '1000.00' };
    const { page } = await panel({ credit });
    expect(page.querySelector('tb-notice')?.textContent).toContain('¥200.00');
  });
});
