import { openDialog } from '../../testing/dialog-testing';
import { orderLineOf, orderOf } from '../../testing/order-testing';
import { problemBody } from '../../testing/portal-testing';
import { ApproveDialog } from './approve-dialog';

describe('ApproveDialog', () => {
  const open = async (order = orderOf()) => {
    const dialog = await openDialog(ApproveDialog, order);
    const go = () => dialog.page.querySelector<HTMLButtonElement>('[data-testid=approve-go]');
    return { ...dialog, go };
  };

  it('approves in full without naming lines', async () => {
    const { server, answers, go, refresh } = await open();
    go()?.click();
    const request = server.expectOne('/api/orders/12/approve');
    expect(request.request.body).toEqual({ lines: undefined, note: undefined, version: 1 });
    request.flush({ id: 12 });
    await refresh();
    expect(answers).toEqual([{ id: 12 }]);
  });

  it('names only the lines that were cut', async () => {
    const { server, type, go } = await open();
    await type('input.num', '15', 1);
    await type('#approve-note', '库存不足');
    expect(go()?.textContent).toContain('调整 1 行');
    go()?.click();
    expect(server.expectOne('/api/orders/12/approve').request.body).toEqual({ lines: [{ lineId: 2, quantity: '15' }], note: '库存不足', version: 1 });
  });

  it('does not let more be confirmed than was ordered', async () => {
    const { page, type, go } = await open();
    await type('input.num', '25', 1);
    expect(page.querySelector('app-quantity-box [role=alert]')?.textContent).toBe('最多 20');
    expect(go()?.disabled).toBe(true);
    await type('input.num', '20', 1);
    expect(go()?.disabled).toBe(false);
  });

  it('grants the price that is asked for, or offers another one', async () => {
    const asking = orderOf({ lines: [orderLineOf(1, { requestedPrice: '8.00' })] });
    const { page, server, type, go, refresh } = await open(asking);
    await type('#price-1', '7.99');
    expect(page.querySelector('#price-1-error')?.textContent).toBe('请填写 8.00 至 10.00 之间的金额');
    expect(go()?.disabled).toBe(true);
    expect(page.querySelector('[data-testid=price-decision]')?.textContent).toMatch(/目录价\s*¥10\.00.*申请价\s*¥8\.00\s*−20\s*%/s);
    const [grant, keep] = [...page.querySelectorAll<HTMLButtonElement>('[data-testid=price-decision] button')];
    keep?.click();
    await refresh();
    expect(page.querySelector<HTMLInputElement>('#price-1')?.value).toBe('10.00');
    expect(go()?.textContent).toContain('调整 1 行');
    grant?.click();
    await refresh();
    expect(go()?.textContent).not.toContain('调整');
    await type('#price-1', '9');
    go()?.click();
    expect(server.expectOne('/api/orders/12/approve').request.body).toEqual({ lines: [{ lineId: 1, price: '9' }], note: undefined, version: 1 });
  });

  it('stays open with what the API says', async () => {
    const { page, server, answers, go, refresh } = await open();
    go()?.click();
    server.expectOne('/api/orders/12/approve').flush(problemBody({ detail: '订单状态已变' }), { status: 409, statusText: '' });
    await refresh();
    expect(page.querySelector('tb-notice')?.textContent).toContain('订单状态已变');
    expect(answers).toEqual([]);
  });
});
