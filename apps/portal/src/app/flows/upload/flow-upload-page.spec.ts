import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { FlowUploadDetailDto } from '@tributary/api-client';
import { portalTesting, settle } from '../../testing/portal-testing';
import { FlowUploadPage } from './flow-upload-page';

const none = { count: 0, first: [] };
const upload: FlowUploadDetailDto = {
  id: 4, batchId: 9, dealerId: 11, dealerCode: 'D11', dealerName: '津海', fileName: '一月.csv', kind: 'sale', size: 100, state: 'ready', reason: null, uploadedAt: '2026-02-01T01:00:00Z', uploadedBy: '小王',
  decidedAt: null, decidedBy: null,
  preview: {
    classification: 'correction', rows: 3, posted: 3, faults: 0, from: '2026-01-07', to: '2026-01-08', note: null, reasons: [],
    days: [
      { date: '2026-01-07', before: { entries: 2, amount: '300.00' }, after: { entries: 2, amount: '400.00' } },
      { date: '2026-01-08', before: { entries: 0, amount: '0.00' }, after: { entries: 1, amount: '50.00' } },
    ],
    removed: none,
    added: { count: 1, first: [{ date: '2026-01-08', product: '机油', productEn: null, code: 'YH-1', customer: '', document: 'XS-9', quantity: '1', amount: null, batchNumber: '', expiryDate: null }] },
  },
};

describe('FlowUploadPage', () => {
  it('shows what changes: a figure that stays is said once, and rows are cards with their labels', async () => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(FlowUploadPage);
    fixture.componentRef.setInput('id', '4');
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/flow-uploads/4').flush(upload);
    await settle();
    fixture.detectChanges();
    const page: HTMLElement = fixture.nativeElement;
    const cells = [...page.querySelectorAll('tb-data-table td .value')].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim());
    expect(cells.slice(0, 6)).toEqual(['2026/01/07', '2', '¥300.00 → ¥400.00', '2026/01/08', '0 → 1', '¥0.00 → ¥50.00']);
    expect(cells.slice(6)).toEqual(['2026/01/08', '机油 YH-1', '–', 'XS-9', '1', '–']);
    expect([...page.querySelectorAll('app-entry-change-table td .label')].map((label) => label.textContent)).toEqual(['日期', '产品', '去向', '单据号', '数量', '金额']);
    expect(page.querySelectorAll('app-entry-change-table section')).toHaveLength(1);
  });
});
