import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getShipment, type ShipmentDto } from '@tributary/api-client';
import {
  ActiveLocale,
  Button,
  Cell,
  Copyable,
  DataTable,
  Dialogs,
  Icon,
  LocalNamePipe,
  PageHeader,
  Quantity,
  Skeleton,
  StatusTag,
  Time,
  Timeline,
  Toasts,
} from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { ReceiptDialog } from '../receipt/receipt-dialog';
import { ShipmentEventDialog } from './shipment-event-dialog';
import { shipmentSteps } from './shipment-steps';
import { shipmentTone } from './shipment-state';

/** One truck: what is on it, where it was last heard of, and when it comes. */
@Component({
  selector: 'app-shipment-page',
  imports: [
    Button,
    Cell,
    Copyable,
    DataTable,
    Icon,
    LocalNamePipe,
    PageHeader,
    ProblemState,
    Quantity,
    RouterLink,
    Skeleton,
    StatusTag,
    Time,
    Timeline,
    TranslocoPipe,
  ],
  templateUrl: './shipment-page.html',
  styleUrl: './shipment-page.less',
})
export class ShipmentPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  protected readonly tone = shipmentTone;

  protected readonly shipment = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getShipment, params),
  });
  protected readonly steps = computed(() => {
    this.locale.code();
    return this.shipment.hasValue() ? shipmentSteps(this.shipment.value().events, (key, params) => this.transloco.translate(key, params)) : [];
  });
  protected readonly columns = tableColumns('shipment.column', () => [
    { key: 'product', card: 'wide' },
    { key: 'quantity', align: 'end' },
    { key: 'received', align: 'end' },
  ]);

  protected async receive(shipment: ShipmentDto): Promise<void> {
    const received = await this.dialogs.open(ReceiptDialog, shipment, 'wide');
    if (!received) return;
    this.shipment.set(received);
    this.toasts.success(this.transloco.translate('receipt.done', { number: received.deliveryNoteNumber }));
  }

  protected async report(shipment: ShipmentDto): Promise<void> {
    const changed = await this.dialogs.open(ShipmentEventDialog, shipment);
    if (changed) this.shipment.set(changed);
  }
}
