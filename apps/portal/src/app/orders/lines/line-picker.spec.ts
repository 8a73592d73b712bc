import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { AppraisedLineDto } from '@tributary/api-client';
import { portalTesting, problemBody, settle } from '../../testing/portal-testing';
import { LinePicker } from './line-picker';

@Component({ template: '' })
class Blank {}

const problem = { code: 'orders.line-short', message: '需 3 桶，可订 2 桶。', params: {} };
const line = (skuId: number, change: Partial<AppraisedLineDto> = {}): AppraisedLineDto => ({
  skuId, code: `SKU-${skuId}`, name: `机油 ${skuId}`, nameEn: null, quantity: '3', unit: 'drum', salesUnit: 'drum', packMultiple: '1', unitPrice: '110.00', amount: '330.00',
  lastPrice: '100.00', available: '9', orderable: true, problem: null, ...change,
});

describe('LinePicker', () => {
  async function open(lines: AppraisedLineDto[]) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: 'orders/new', component: Blank }]) });
    const fixture = TestBed.createComponent(LinePicker);
    fixture.componentRef.setInput('sellerId', 1);
    fixture.componentRef.setInput('lines', lines);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const go = () => page.querySelector<HTMLButtonElement>('[data-testid=to-basket]');
    return { fixture, page, go, server: TestBed.inject(HttpTestingController) };
  }

  it('shows both prices and names what cannot be had as before; one tap puts the rest into the basket and opens it', async () => {
    const { page, go, server } = await open([line(1), line(2, { orderable: false, problem: { ...problem, message: '已停产停售' } })]);
    expect(page.textContent).toContain('¥110.00');
    expect(page.textContent).toContain('上次 ¥100.00');
    expect(page.textContent).toContain('已停产停售');
    expect(go()?.textContent).toContain('1 行');
    go()?.click();
    const sent = server.expectOne('/api/basket/fill');
    expect(sent.request.body).toEqual({ sellerId: 1, lines: [{ skuId: 1, unit: 'drum', quantity: '3' }] });
    sent.flush({ lines: [] });
    await settle();
    await new Promise((resolve) => setTimeout(resolve));
    expect(TestBed.inject(Router).url).toBe('/orders/new?seller=1&basket=1');
  });

  it('takes what there is of a short line at a tap', async () => {
    const { fixture, page, go } = await open([line(1, { problem, available: '2' })]);
    expect(go()?.disabled).toBe(true);
    page.querySelector<HTMLButtonElement>('.fix')?.click();
    await fixture.whenStable();
    expect(go()?.disabled).toBe(false);
    expect(page.querySelector<HTMLInputElement>('app-quantity-box input')?.value).toBe('2');
  });

  it('stays, and says why, when the basket refuses', async () => {
    const { fixture, page, go, server } = await open([line(1)]);
    go()?.click();
    server.expectOne('/api/basket/fill').flush(problemBody({ detail: '有 1 行无法下单' }), { status: 422, statusText: '' });
    await settle();
    await fixture.whenStable();
    expect(page.querySelector('tb-notice')?.textContent).toContain('有 1 行无法下单');
  });
});
