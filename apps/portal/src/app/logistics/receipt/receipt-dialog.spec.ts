import { openDialog } from '../../testing/dialog-testing';
import { ReceiptDialog } from './receipt-dialog';

const line = (id: number) => ({ id, code: `SKU-${id}`, name: `机油 ${id}`, nameEn: null, quantity: '20', unit: 'carton' });
const shipment = { id: 5, deliveryNoteNumber: 'CK-5', lines: [line(1), line(2)] };

describe('ReceiptDialog', () => {
  const open = async () => {
    const dialog = await openDialog(ReceiptDialog, shipment);
    const go = () => dialog.page.querySelector<HTMLButtonElement>('[data-testid=receive-go]');
    return { ...dialog, go };
  };

  it('confirms everything as shipped by one press', async () => {
    const { server, answers, go, refresh } = await open();
    go()?.click();
    const request = server.expectOne('/api/shipments/5/receipt');
    expect(request.request.body.lines).toEqual([
      { shipmentLineId: 1, receivedQuantity: '20', note: undefined },
      { shipmentLineId: 2, receivedQuantity: '20', note: undefined },
    ]);
    request.flush({ id: 5 });
    await refresh();
    expect(answers).toEqual([{ id: 5 }]);
  });

  it('asks about a difference and sends it with its note', async () => {
    const { page, server, type, go } = await open();
    expect(page.querySelector('li .input')).toBeNull();
    await type('input.num', '18', 1);
    await type('li .input', '破损 2 箱');
    expect(go()?.textContent).toContain('1 行有差异');
    go()?.click();
    expect(server.expectOne('/api/shipments/5/receipt').request.body.lines[1]).toEqual({ shipmentLineId: 2, receivedQuantity: '18', note: '破损 2 箱' });
  });

  it('repeats a receipt without an answer under the same key', async () => {
    const { server, go, refresh } = await open();
    go()?.click();
    const lost = server.expectOne('/api/shipments/5/receipt');
    lost.error(new ProgressEvent('error'));
    await refresh();
    go()?.click();
    expect(server.expectOne('/api/shipments/5/receipt').request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
  });
});
