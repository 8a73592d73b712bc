import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Dialogs } from '@tributary/ui';
import { portalTesting, problemBody, settle } from '../testing/portal-testing';
import { PromotionPage } from './promotion-page';

const promotion = {
  id: 7, code: 'CX-1', name: '春季促销', nameEn: 'Spring', kind: 'percentage', state: 'running', from: '2026-03-01', to: null, stacking: 'exclusive', priority: 0,
  budgetCode: null, given: '120.00', orders: 3, tier: 1, rule: { kind: 'percentage', percent: '5' }, productLines: [], skus: [], branches: [], grades: [], dealers: [],
  gift: null, ordersPerDealer: null, budgetId: null,
};

describe('PromotionPage', () => {
  let server: HttpTestingController;

  async function open(id: string | undefined, confirmed = true) {
    TestBed.configureTestingModule({ providers: [...portalTesting(), { provide: Dialogs, useValue: { confirm: async () => (confirmed ? {} : undefined) } }] });
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(PromotionPage);
    fixture.componentRef.setInput('id', id);
    fixture.detectChanges();
    if (id) server.expectOne(`/api/promotions/${id}`).flush(promotion);
    await settle();
    fixture.detectChanges();
    await settle();
    fixture.detectChanges();
    const page: HTMLElement = fixture.nativeElement;
    const refresh = async () => {
      await settle();
      fixture.detectChanges();
    };
    return { page, refresh };
  }
  const press = (page: HTMLElement, id: string) => page.querySelector<HTMLButtonElement>(`[data-testid=${id}]`)?.click();

  it('shows what is saved and what it has cost, and saves a change', async () => {
    const { page } = await open('7');
    expect(page.textContent).toContain('春季促销');
    expect(page.textContent).toContain('已优惠 ¥120.00，涉及 3 单');
    const percent = page.querySelector<HTMLInputElement>('#percent');
    if (percent) percent.value = '8';
    percent?.dispatchEvent(new Event('input'));
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    const sent = server.expectOne({ url: '/api/promotions/7', method: 'PUT' });
    expect(sent.request.body).toMatchObject({ rule: { kind: 'percentage', percent: '8' }, from: '2026-03-01', to: null });
    sent.flush(promotion);
    await settle();
  });

  it('says why the API does not take it', async () => {
    const { page, refresh } = await open('7');
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    server.expectOne({ url: '/api/promotions/7', method: 'PUT' }).flush(problemBody({ detail: '促销规则不完整' }), { status: 422, statusText: '' });
    await refresh();
    expect(page.querySelector('tb-notice')?.textContent).toContain('促销规则不完整');
  });

  it('is ended only after a question, and can then only be read', async () => {
    const { page, refresh } = await open('7');
    press(page, 'end-promotion');
    await settle();
    server.expectOne('/api/promotions/7/end').flush({ ...promotion, state: 'ended' });
    await refresh();
    expect(page.querySelector('[data-testid=save-promotion]')).toBeNull();
    expect(page.querySelector('fieldset')?.disabled).toBe(true);
  });

  it('goes on when the question is answered with no', async () => {
    const { page } = await open('7', false);
    press(page, 'end-promotion');
    await settle();
    server.expectNone('/api/promotions/7/end');
  });

  it('cannot be saved while something is missing', async () => {
    const { page } = await open(undefined);
    expect(page.querySelector<HTMLButtonElement>('[data-testid=save-promotion]')?.disabled).toBe(true);
  });
});
