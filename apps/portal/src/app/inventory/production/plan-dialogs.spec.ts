import type { CheckedPlanRowDto, ProductionPlanDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { PlanDialog } from './plan-dialog';
import { plansOf, PlanWorkbookDialog } from './plan-workbook-dialog';
import { ReportDialog } from './report-dialog';

const plan: ProductionPlanDto = {
  id: 7, skuId: 5, code: 'LS-1', name: '机油', nameEn: null, unit: 'drum', locationId: 1, locationCode: 'SH', locationName: '上海仓', locationNameEn: null, readyOn: '2026-12-08',
  planned: '100', promised: '60', produced: '20', allocated: '20', free: '40', waiting: '40', status: 'open', origin: 'planned', late: false, note: '', updatedAt: '2026-11-22T00:00:00Z',
};
const submitted = (page: HTMLElement) => page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));

describe('ReportDialog', () => {
  it('offers all that is to be made, says what becomes of it, and sends what was made before along', async () => {
    const { page, server, type, refresh, answers } = await openDialog(ReportDialog, plan);
    expect(page.querySelector<HTMLInputElement>('#report-quantity')?.value).toBe('80');
    expect(page.textContent?.replace(/\s+/g, ' ')).toContain('备给订单 40 桶 · 入库可售 40 桶');
    await type('#report-quantity', '30');
    submitted(page);
    await refresh();
    const sent = server.expectOne('/api/production-plans/7/reports');
    expect(sent.request.body).toEqual({ quantity: '30', note: '', producedBefore: '20' });
    sent.flush({ ...plan, produced: '50' });
    await refresh();
    expect(answers).toEqual([{ ...plan, produced: '50' }]);
  });

  it('does not send nothing', async () => {
    const { page, server, type, refresh } = await openDialog(ReportDialog, plan);
    await type('#report-quantity', '0');
    submitted(page);
    await refresh();
    server.expectNone('/api/production-plans/7/reports');
  });
});

describe('PlanDialog', () => {
  it('wants a reason for a change, and warns that a new day reaches those who wait', async () => {
    const { page, server, type, refresh } = await openDialog(PlanDialog, plan);
    expect(page.querySelector('tb-notice')).toBeNull();
    await type('#plan-day', '2026-12-20');
    expect(page.querySelector('tb-notice')?.textContent).toContain('可发日期');
    submitted(page);
    await refresh();
    server.expectNone('/api/production-plans/7');
    await type('#plan-reason', '设备检修');
    submitted(page);
    await refresh();
    expect(server.expectOne('/api/production-plans/7').request.body).toEqual({ planned: '100', readyOn: '2026-12-20', note: '', reason: '设备检修', status: 'open' });
  });
});

describe('PlanDialog of a plan that demand made', () => {
  const demand: ProductionPlanDto = { ...plan, origin: 'demand' };

  it('leaves the quantity to the orders', async () => {
    const { page, server, type, refresh } = await openDialog(PlanDialog, demand);
    expect(page.querySelector<HTMLInputElement>('#plan-quantity')?.disabled).toBe(true);
    await type('#plan-day', '2026-12-20');
    await type('#plan-reason', '设备检修');
    submitted(page);
    await refresh();
    expect(server.expectOne('/api/production-plans/7').request.body).toEqual({ readyOn: '2026-12-20', note: '', reason: '设备检修', status: 'open' });
  });

  it('is taken over with the quantity that the planner says', async () => {
    const { page, server, type, refresh } = await openDialog(PlanDialog, demand);
    page.querySelector<HTMLInputElement>('[data-testid=take-over]')?.click();
    await refresh();
    await type('#plan-quantity', '500');
    await type('#plan-reason', '并入月度计划');
    submitted(page);
    await refresh();
    expect(server.expectOne('/api/production-plans/7').request.body).toEqual({ planned: '500', origin: 'planned', readyOn: '2026-12-08', note: '', reason: '并入月度计划', status: 'open' });
  });
});

describe('PlanWorkbookDialog', () => {
  const row = (rowNo: number, verdict: CheckedPlanRowDto['verdict'], change: Partial<CheckedPlanRowDto> = {}): CheckedPlanRowDto => ({
    sheet: 'S', rowNo, verdict, code: `A-${rowNo}`, skuId: rowNo, name: '机油', nameEn: null, unit: 'drum', locationId: 1, location: '上海仓', readyOn: '2026-12-08', planned: '120',
    plannedBefore: verdict === 'new' ? null : '100', note: '', reason: null, ...change,
  });
  const rows = [row(2, 'changed'), row(3, 'new'), row(4, 'unchanged'), row(5, 'refused', { skuId: null, name: null, reason: '没有此产品：A-5' })];

  it('asks for what changes only', () => {
    expect(plansOf(rows).map(({ skuId }) => skuId)).toEqual([2, 3]);
  });

  it('shows what is refused first, and applies the others with a reason', async () => {
    const { page, server, type, refresh, answers } = await openDialog(PlanWorkbookDialog, undefined);
    const input = page.querySelector('input[type=file]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [new File(['x'], '计划.xlsx')], configurable: true });
    input.dispatchEvent(new Event('change'));
    await refresh();
    server.expectOne((request) => request.url === '/api/production-plan-sheet/check').flush(rows);
    await refresh();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(page.querySelector('tbody')?.textContent).toContain('没有此产品');
    const button = page.querySelector('[data-testid=apply-plans]') as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await type('#plan-import-reason', '月度排产');
    button.click();
    await refresh();
    const sent = server.expectOne('/api/production-plan-sheet');
    expect(sent.request.body).toEqual({ plans: plansOf(rows), reason: '月度排产' });
    sent.flush(null, { status: 204, statusText: '' });
    await refresh();
    expect(answers).toEqual([2]);
  });
});
