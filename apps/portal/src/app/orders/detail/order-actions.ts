import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { acceptOrder, Api, cancelOrder, closeOrderRest, declineOrder, getShipment, refuseOrder, type OrderDto } from '@tributary/api-client';
import { Dialogs, Toasts } from '@tributary/ui';
import { ReceiptDialog } from '../../logistics/receipt/receipt-dialog';
import { RequestReturnDialog } from '../../returns/request/request-return-dialog';
import { ApproveDialog } from './approve-dialog';
import { ShipDialog } from './ship-dialog';

/** What people do with an order; each asks what it needs to know and tells whether anything changed. */
@Injectable()
export class OrderActions {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);

  async approve(order: OrderDto): Promise<boolean> {
    const approved = await this.dialogs.open(ApproveDialog, order, 'wide');
    return this.told(approved, approved?.state === 'offered' ? 'orderLife.done.offer' : 'orderPage.done.approve', order);
  }

  async ship(order: OrderDto): Promise<boolean> {
    const shipment = await this.dialogs.open(ShipDialog, order, 'wide');
    return this.told(shipment, 'orderPage.done.ship', order);
  }

  async refuse(order: OrderDto): Promise<boolean> {
    const reason = await this.reason('orderPage.refuse.', order);
    if (reason === undefined) return false;
    return this.told(await this.api.invoke(refuseOrder, { id: order.id, body: { reason } }), 'orderPage.done.refuse', order);
  }

  async accept(order: OrderDto): Promise<boolean> {
    const text = (key: string) => this.transloco.translate(`orderLife.accept.${key}`, { number: order.number, total: order.total ?? '–' });
    const agreed = await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') });
    if (!agreed) return false;
    const accepted = await this.api.invoke(acceptOrder, { id: order.id, body: { version: order.version } });
    return this.told(accepted, 'orderLife.done.accept', order);
  }

  async decline(order: OrderDto): Promise<boolean> {
    const reason = await this.reason('orderLife.decline.', order);
    if (reason === undefined) return false;
    return this.told(await this.api.invoke(declineOrder, { id: order.id, body: { reason, version: order.version } }), 'orderLife.done.decline', order);
  }

  async 'close-rest'(order: OrderDto): Promise<boolean> {
    const reason = await this.reason('orderLife.close-rest.', order);
    if (reason === undefined) return false;
    return this.told(await this.api.invoke(closeOrderRest, { id: order.id, body: { reason } }), 'orderLife.done.close-rest', order);
  }

  async cancel(order: OrderDto): Promise<boolean> {
    const reason = await this.reason('orderPage.cancel.', order);
    if (reason === undefined) return false;
    return this.told(await this.api.invoke(cancelOrder, { id: order.id, body: { reason } }), 'orderPage.done.cancel', order);
  }

  async return(order: OrderDto): Promise<boolean> {
    const asked = await this.dialogs.open(RequestReturnDialog, order, 'wide');
    if (asked) this.toasts.success(this.transloco.translate('returns.done.request', { number: asked.number }));
    return asked !== undefined;
  }

  async receive(shipmentId: number): Promise<boolean> {
    const shipment = await this.api.invoke(getShipment, { id: shipmentId });
    const received = await this.dialogs.open(ReceiptDialog, shipment, 'wide');
    if (received) this.toasts.success(this.transloco.translate('receipt.done', { number: received.deliveryNoteNumber }));
    return received !== undefined;
  }

  /** `texts`: where the words of the question are. */
  private async reason(texts: string, order: OrderDto): Promise<string | undefined> {
    const text = (key: string) => this.transloco.translate(texts + key, { number: order.number });
    const answer = await this.dialogs.confirm({
      heading: text('heading'),
      text: text('text'),
      action: text('action'),
      danger: true,
      reason: 'required',
      suggestions: [text('reason1'), text('reason2'), text('reason3')],
    });
    return answer?.reason;
  }

  private told(result: unknown, key: string, order: OrderDto): boolean {
    if (result) this.toasts.success(this.transloco.translate(key, { number: order.number }));
    return Boolean(result);
  }
}
