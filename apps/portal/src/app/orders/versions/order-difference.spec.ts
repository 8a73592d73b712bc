import { TestBed } from '@angular/core/testing';
import type { LineChangeDto, OrderDifferenceDto } from '@tributary/api-client';
import { portalTesting } from '../../testing/portal-testing';
import { OrderDifference } from './order-difference';

const head = (version: number, change: object = {}) => ({
  version, at: '2026-03-02T01:00:00Z', actorName: '张军', onBehalfOf: null, reason: null, total: `${version}00.00`, purchaseOrderNumber: null, note: null, requestedOn: null, ...change,
});
const side = (quantity: string, change: object = {}) => ({ quantity, price: '10.00', discount: '0.00', amount: `${quantity}0.00`, supply: 'stock' as const, promisedOn: '2026-03-05', ...change });
const line = (change: Partial<LineChangeDto>): LineChangeDto => ({ kind: 'changed', lineNo: 1, code: 'SKU-1', name: '机油', nameEn: null, unit: 'drum', gift: false, old: side('4'), new: side('3'), ...change });

describe('OrderDifference', () => {
  async function show(difference: OrderDifferenceDto) {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(OrderDifference);
    fixture.componentRef.setInput('difference', difference);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const texts = (selector: string) => [...page.querySelectorAll(selector)].map((element) => element.textContent?.trim());
    return { page, texts };
  }

  it('strikes the old through and sets the new beside it, and leaves alone what stays', async () => {
    const { texts } = await show({ from: head(1), to: head(2), changes: [line({})] });
    expect(texts('del')).toEqual(['4 桶', '¥40.00', '¥100.00']);
    expect(texts('ins')).toEqual(['3 桶', '¥30.00', '¥200.00']);
  });

  it('tells added and removed lines, supply and promotions', async () => {
    const changes = [line({ kind: 'added', old: null, new: side('2', { supply: 'preorder', discount: '5.00' }) }), line({ kind: 'removed', lineNo: 2, new: null })];
    const { page, texts } = await show({ from: head(1), to: head(2), changes });
    expect(texts('ins')).toContain('−¥5.00');
    expect(page.textContent).toContain('预订');
    expect(texts('.gone')).toEqual(['机油']);
  });

  it('tells words that differ, or that nothing does', async () => {
    const dated = await show({ from: head(1, { note: 'a' }), to: head(1, { note: null, requestedOn: '2026-03-20' }), changes: [] });
    expect(dated.texts('dt')).toEqual(['期望到货日', '备注']);
    expect(dated.texts('dl del')).toEqual(['a']);
    TestBed.resetTestingModule();
    expect((await show({ from: head(1), to: head(1), changes: [] })).page.textContent).toContain('没有差异');
  });
});
