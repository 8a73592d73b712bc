import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, settle } from '../../testing/portal-testing';
import { FlowEntryExport } from './flow-entry-export';

const entry = {
  id: 1, kind: 'sale', date: '2026-03-20', dealerId: 2, dealerCode: 'D1', dealerName: '甲', skuId: 3, skuCode: 'S1', skuName: '机油', skuNameEn: 'Oil', terminalId: null, terminalName: null, customerText: '汽修厂',
  quantity: '4', unit: 'bottle', amount: null, documentNumber: 'X1', batchNumber: null, expiryDate: null, rawFileId: 5,
};

describe('FlowEntryExport', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  let saved: Blob;

  beforeEach(() => {
    URL.createObjectURL = (blob: Blob) => ((saved = blob), '#saved');
    URL.revokeObjectURL = () => undefined;
  });
  afterEach(() => {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  async function exporting(pages: readonly { items: readonly object[]; nextCursor: string | null }[]): Promise<boolean> {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const server = TestBed.inject(HttpTestingController);
    const done = TestBed.inject(FlowEntryExport).save({ kind: 'sale', dealerId: 2 }, 'csv');
    let before: string | null = null;
    for (const page of pages) {
      await settle();
      const asked = server.expectOne(({ url }) => url === '/api/flow-entries');
      expect(['kind', 'dealerId', 'cursor'].map((name) => asked.request.params.get(name))).toEqual(['sale', '2', before]);
      asked.flush(page);
      before = page.nextCursor;
    }
    return done;
  }
  /** The lines behind title and header. */
  const lines = async () => {
    const text = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsText(saved);
    });
    return text.trim().split('\r\n').slice(2);
  };

  it('goes through every page of what the filters show, and leaves unknown amounts empty', async () => {
    await expect(exporting([{ items: [entry], nextCursor: 'b' }, { items: [{ ...entry, amount: '12.50' }], nextCursor: null }])).resolves.toBe(true);
    expect(await lines()).toEqual(['2026-03-20,销售,D1,甲,S1,机油,,汽修厂,4,瓶,,X1,,', '2026-03-20,销售,D1,甲,S1,机油,,汽修厂,4,瓶,12.5,X1,,']);
  });

  it('says when there is more than a file takes', async () => {
    await expect(exporting([{ items: Array.from({ length: 5000 }, () => entry), nextCursor: 'b' }])).resolves.toBe(false);
    expect(await lines()).toHaveLength(5000);
  });
});
