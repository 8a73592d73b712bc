import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrderSheetDto, OrderSheetRowDto } from '@tributary/api-client';
import { portalTesting, problemBody, settle } from '../../testing/portal-testing';
import { rowOf } from '../../testing/sheet-row.builder';
import { OrderSheet } from './order-sheet';

const sheetOf = (...rows: OrderSheetRowDto[]): OrderSheetDto => ({
  rows, ok: rows.filter(({ state }) => state === 'ok').length, problems: rows.filter(({ state }) => state === 'problem').length, merged: 0, skipped: 0, total: '0.00',
});
const SKU = { id: 7, code: 'YH-7', name: '机油', nameEn: null, packaging: '18L', salesUnit: 'drum', packMultiple: '1', units: [] };

describe('the order sheet on the page', () => {
  let sheet: OrderSheet;
  const server = () => TestBed.inject(HttpTestingController);
  const answer = async (url: string, body: object | null, status = 200) => {
    const call = server().expectOne((wanted) => wanted.url.startsWith(url));
    call.flush(body, { status, statusText: '' });
    await settle();
    return call.request;
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [...portalTesting(), OrderSheet] });
    sheet = TestBed.inject(OrderSheet);
    await sheet.from(1);
  });

  it('reads what is pasted; further blocks come behind the rows that are there', async () => {
    void sheet.paste('A-1\t2');
    await answer('/api/order-sheets/paste', sheetOf(rowOf(1)));
    void sheet.paste('A-2\t2');
    await answer('/api/order-sheets/paste', sheetOf(rowOf(1, { article: 'A-2' })));
    const check = await answer('/api/order-sheets/check', sheetOf(rowOf(1), rowOf(2)));
    expect((check.body as { rows: OrderSheetRowDto[] }).rows.map(({ no, article }) => [no, article])).toEqual([[1, 'A-1'], [2, 'A-2']]);
    expect(sheet.rows()).toHaveLength(2);
  });

  it('sends a very long block as a file', async () => {
    void sheet.paste('x'.repeat(400_001));
    const request = await answer('/api/order-sheets/read', sheetOf(rowOf(1)));
    expect(request.body).toBeInstanceOf(Blob);
  });

  it('says why a file was not read, and keeps its rows', async () => {
    void sheet.paste('A-1\t2');
    await answer('/api/order-sheets/paste', sheetOf(rowOf(1)));
    void sheet.upload('x.exe', new Blob(['MZ']));
    await answer('/api/order-sheets/read', problemBody({ status: 422, detail: '不是表格文件' }), 422);
    expect(sheet.failure()?.message).toBe('不是表格文件');
    expect(sheet.rows()).toHaveLength(1);
  });

  it('remembers what a person chose for an unknown number, and forgets it again', async () => {
    const bad = rowOf(1, { state: 'problem', fixes: [{ kind: 'sku', skuId: 7, code: 'YH-7', name: '机油' }] });
    void sheet.paste('A-1\t2');
    await answer('/api/order-sheets/paste', sheetOf(bad));
    void sheet.fix(bad, { kind: 'sku', skuId: 7 });
    await answer('/api/order-sheets/check', sheetOf(rowOf(1, { sku: SKU })));
    const article = { id: 3, number: 'A-1', skuId: 7, skuCode: 'YH-7', skuName: '机油', skuNameEn: null, updatedBy: '', updatedAt: '' };
    expect((await answer('/api/dealer-articles', article)).body).toEqual({ number: 'A-1', skuId: 7 });
    expect(sheet.remembered()).toEqual([article]);
    void sheet.forget(article);
    await answer('/api/dealer-articles/3', null, 204);
    expect(sheet.remembered()).toEqual([]);
  });

  it('puts the good rows into the basket; repeated without an answer they go under the same key, and the bad ones stay', async () => {
    void sheet.paste('…');
    await answer('/api/order-sheets/paste', sheetOf(rowOf(1, { sku: SKU, merged: [2] }), rowOf(2, { state: 'merged', mergedInto: 1 }), rowOf(3, { state: 'problem' })));
    const first = sheet.fill('add');
    const lost = server().expectOne('/api/basket/fill');
    lost.error(new ProgressEvent('error'));
    expect(await first).toBe(0);
    expect(sheet.failure()).not.toBeNull();
    const again = sheet.fill('add');
    const call = server().expectOne('/api/basket/fill');
    expect(call.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    expect(call.request.body).toEqual({ sellerId: 1, lines: [{ skuId: 7, quantity: '2', unit: 'drum', locationId: null, planId: null, plannable: false, mode: 'add' }] });
    call.flush({});
    await settle();
    const check = await answer('/api/order-sheets/check', sheetOf(rowOf(3, { state: 'problem' })));
    expect((check.body as { rows: OrderSheetRowDto[] }).rows.map(({ no }) => no)).toEqual([3]);
    expect(await again).toBe(1);
  });
});
