import { openDialog } from '../../testing/dialog-testing';
import { orderLineOf, orderOf } from '../../testing/order-testing';
import { problemBody } from '../../testing/portal-testing';
import { RequestReturnDialog } from './request-return-dialog';

const order = orderOf({
  lines: [orderLineOf(1, { receivedQuantity: '20', returnedQuantity: '5' }), orderLineOf(2, { receivedQuantity: '3', returnedQuantity: '3' }), orderLineOf(3, { receivedQuantity: '2' })],
});

describe('RequestReturnDialog', () => {
  const open = async () => {
    const dialog = await openDialog(RequestReturnDialog, order);
    return { ...dialog, go: () => dialog.page.querySelector<HTMLButtonElement>('[data-testid=return-request-go]') };
  };

  it('offers what was received and is not asked back yet, and needs a reason', async () => {
    const { page, type, go } = await open();
    expect(page.querySelectorAll('li')).toHaveLength(2);
    await type('input.num', '16', 0);
    expect(page.querySelector('app-quantity-box [role=alert]')?.textContent).toBe('最多 15');
    await type('input.num', '15', 0);
    expect(go()?.disabled).toBe(true);
    await type('#return-reason', '多订了');
    expect(go()?.disabled).toBe(false);
  });

  it('sends quantity, condition and reason, and stays open with what the API says', async () => {
    const { page, server, answers, type, go, refresh } = await open();
    await type('input.num', '2', 1);
    await type('select.condition', 'damaged');
    await type('#return-reason', ' 破损 ');
    go()?.click();
    const first = server.expectOne('/api/orders/12/returns');
    expect(first.request.body).toEqual({ lines: [{ lineId: 3, quantity: '2', condition: 'damaged' }], reason: '破损' });
    first.flush(problemBody({ detail: '最多可退 1' }), { status: 422, statusText: '' });
    await refresh();
    expect(page.querySelector('tb-notice')?.textContent).toContain('最多可退 1');
    go()?.click();
    const again = server.expectOne('/api/orders/12/returns');
    // the same wish is the same write, however often it is sent
    expect(again.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    again.flush({ id: 7 });
    await refresh();
    expect(answers).toEqual([{ id: 7 }]);
  });
});
