import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrderDto } from '@tributary/api-client';
import { portalTesting, problemBody, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { Basket } from './basket';
import { BasketSubmit } from './basket-submit';

const content = { orderId: 7, seller: { id: 1, name: '总部' }, lines: [{ id: 1, skuId: 5, locationId: null }], total: '10.00', credit: null, updatedAt: null };

describe('BasketSubmit', () => {
  let server: HttpTestingController;

  async function open() {
    TestBed.configureTestingModule({ providers: [...portalTesting(), Basket] });
    server = TestBed.inject(HttpTestingController);
    await signInAs(sessionOf());
    const loaded = TestBed.inject(Basket).load(1);
    server.expectOne('/api/basket?sellerId=1').flush(content);
    await loaded;
    const fixture = TestBed.createComponent(BasketSubmit);
    const placed: OrderDto[] = [];
    fixture.componentInstance.placed.subscribe((order) => placed.push(order));
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const button = () => page.querySelector<HTMLButtonElement>('[data-testid=submit-basket]');
    const refresh = async () => {
      await settle();
      await fixture.whenStable();
    };
    return { page, placed, button, refresh };
  }
  const sent = () => server.expectOne('/api/basket/submit');

  beforeEach(() => localStorage.clear());

  it('places the order', async () => {
    const { placed, button, refresh } = await open();
    button()?.click();
    sent().flush({ id: 12, number: 'SO1' });
    await refresh();
    expect(placed).toMatchObject([{ id: 12 }]);
    expect(localStorage.getItem('tributary.submit.3.1')).toBeNull();
  });

  it('repeats a submission without an answer under the same key, also after a reload', async () => {
    const before = await open();
    before.button()?.click();
    const lost = sent();
    lost.error(new ProgressEvent('error'));
    await before.refresh();
    expect(before.page.textContent).toContain('同一次提交只会生成一张订单');

    TestBed.resetTestingModule();
    const after = await open();
    expect(after.button()?.textContent).toContain('不会重复下单');
    after.button()?.click();
    const again = sent();
    expect(again.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    expect(again.request.body).toEqual(lost.request.body);
    again.flush({ id: 12, number: 'SO1' });
    await after.refresh();
    expect(after.placed).toHaveLength(1);
  });

  it('shows each line that was refused, and the next try is a new submission', async () => {
    const { page, placed, button, refresh } = await open();
    button()?.click();
    const first = sent();
    first.flush(problemBody({ detail: '有 1 行无法下单', problems: [{ skuId: 5, message: '需 10 箱，可订 4 箱。' }] }), { status: 422, statusText: '' });
    await refresh();
    server.expectOne('/api/basket?sellerId=1').flush(content);
    await refresh();
    expect(page.textContent).toContain('有 1 行无法下单');
    expect(page.textContent).toContain('需 10 箱，可订 4 箱。');
    button()?.click();
    const second = sent();
    expect(second.request.headers.get('Idempotency-Key')).not.toBe(first.request.headers.get('Idempotency-Key'));
    second.flush({ id: 12, number: 'SO1' });
    await refresh();
    expect(placed).toHaveLength(1);
  });

  it('cannot be pressed twice', async () => {
    const { button } = await open();
    button()?.click();
    button()?.click();
    sent().flush({ id: 12, number: 'SO1' });
    server.expectNone('/api/basket/submit');
  });
});
