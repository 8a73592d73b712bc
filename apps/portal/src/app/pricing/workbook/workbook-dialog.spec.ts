import type { CheckedPriceRowDto } from '@tributary/api-client';
import { openDialog } from '../../testing/dialog-testing';
import { changesOf, countByVerdict } from './checked-rows';
import { WorkbookDialog } from './workbook-dialog';

const row = (rowNo: number, verdict: CheckedPriceRowDto['verdict'], more: Partial<CheckedPriceRowDto> = {}): CheckedPriceRowDto => ({
  sheet: 'S', rowNo, verdict, code: `A-${rowNo}`, skuId: rowNo, name: '机油', nameEn: null, unit: 'carton', fromQuantity: '0', price: '90', from: '2026-03-02', oldPrice: verdict === 'new' ? null : '100.00',
  reason: null, ...more,
});
const refused = row(5, 'refused', { skuId: null, name: null, oldPrice: null, reason: { code: 'pricing.sku-unknown', message: '产品不存在', params: {} } });
const rows = [row(2, 'changed'), row(3, 'new'), row(4, 'unchanged'), refused];

describe('checked rows', () => {
  it('are counted by verdict', () => expect(countByVerdict(rows)).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 }));

  it('ask for what they change, with the price that they replace', () => {
    expect(changesOf(rows)).toEqual([
      { skuId: 2, unit: 'carton', fromQuantity: '0', price: '90', from: '2026-03-02', replaces: '100.00' },
      { skuId: 3, unit: 'carton', fromQuantity: '0', price: '90', from: '2026-03-02', replaces: null },
    ]);
  });
});

describe('WorkbookDialog', () => {
  const open = async () => {
    const dialog = await openDialog(WorkbookDialog, { id: 7, code: 'STD' });
    const pick = async () => {
      const input = dialog.page.querySelector('input[type=file]') as HTMLInputElement;
      Object.defineProperty(input, 'files', { value: [new File(['x'], '价格.xlsx')], configurable: true });
      input.dispatchEvent(new Event('change'));
      await dialog.refresh();
    };
    const button = () => dialog.page.querySelector('[data-testid=apply-prices]') as HTMLButtonElement;
    return { ...dialog, pick, button };
  };

  it('shows what is refused first, and applies the others only when told', async () => {
    const { page, server, pick, button, refresh, answers } = await open();
    expect(button().disabled).toBe(true);
    await pick();
    server.expectOne((request) => request.url === '/api/price-lists/7/workbook/check').flush({ rows });
    await refresh();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(page.querySelector('tbody')?.textContent).toContain('产品不存在');
    button().click();
    button().click();
    await refresh();
    const sent = server.expectOne('/api/price-lists/7/prices/bulk');
    expect(sent.request.body).toEqual({ changes: changesOf(rows) });
    sent.flush({ changed: 2 });
    await refresh();
    expect(answers).toEqual([2]);
  });

  it('says why a file cannot be read', async () => {
    const { page, server, pick, refresh } = await open();
    await pick();
    server
      .expectOne((request) => request.url === '/api/price-lists/7/workbook/check')
      .flush({ code: 'sheets.not-a-table', title: '', detail: '不是表格文件', status: 422, correlationId: 'c' }, { status: 422, statusText: '' });
    await refresh();
    expect(page.textContent).toContain('不是表格文件');
  });
});
