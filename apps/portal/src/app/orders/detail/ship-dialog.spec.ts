import { openDialog } from '../../testing/dialog-testing';
import { orderLineOf, orderOf } from '../../testing/order-testing';
import { ShipDialog } from './ship-dialog';

describe('ShipDialog', () => {
  const order = orderOf({
    state: 'shipping',
    lines: [
      orderLineOf(1, { confirmedQuantity: '20', allocatedQuantity: '20', shippedQuantity: '20' }),
      orderLineOf(2, { confirmedQuantity: '20', allocatedQuantity: '15', shippedQuantity: '5' }),
      orderLineOf(3, { confirmedQuantity: '8', allocatedQuantity: '8' }),
    ],
  });
  const open = async () => {
    const dialog = await openDialog(ShipDialog, order);
    const send = async () => {
      dialog.page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await dialog.refresh();
    };
    return { ...dialog, send };
  };

  it('offers what is set aside and has not left yet', async () => {
    const { page, server, send } = await open();
    expect([...page.querySelectorAll<HTMLInputElement>('input.num')].map((input) => input.value)).toEqual(['10', '8']);
    await send();
    expect(server.expectOne('/api/shipments').request.body.lines).toEqual([
      { orderLineId: 2, quantity: '10' },
      { orderLineId: 3, quantity: '8' },
    ]);
  });

  it('leaves out what stays behind, and sends only what is filled in', async () => {
    const { server, type, send } = await open();
    await type('input.num', '0', 1);
    await type('#vehicle', ' 津A·12345 ');
    await type('#departure', '2026-03-06T00:30');
    await type('#arrival', '');
    await send();
    expect(server.expectOne('/api/shipments').request.body).toEqual({
      orderId: 12,
      lines: [{ orderLineId: 2, quantity: '10' }],
      departureAt: '2026-03-05T16:30:00.000Z',
      expectedArrivalAt: undefined,
      vehicleNumber: '津A·12345',
    });
  });

  it('checks the phone number before it asks the API', async () => {
    const { page, server, type, send } = await open();
    await type('#driver-phone', 'call me');
    await send();
    server.expectNone('/api/shipments');
    expect(page.querySelector('#driver-phone-error')?.textContent).toBe('格式不正确');
  });
});
