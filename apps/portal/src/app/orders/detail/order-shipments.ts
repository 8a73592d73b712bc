import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderDto, OrderShipmentDto } from '@tributary/api-client';
import { Button, Icon, StatusTag, Time } from '@tributary/ui';
import { Session } from '../../core/session/session';
import { shipmentTone } from '../../logistics/shipment/shipment-state';

/** The trucks of an order: which vehicle, whose phone, when it arrives, what was last heard of it. */
@Component({
  selector: 'app-order-shipments',
  imports: [Button, Icon, RouterLink, StatusTag, Time, TranslocoPipe],
  templateUrl: './order-shipments.html',
  styleUrl: './order-shipments.less',
})
export class OrderShipments {
  readonly order = input.required<OrderDto>();
  /** The shipment that the buyer wants to take in. */
  readonly received = output<number>();
  protected readonly tone = shipmentTone;
  private readonly session = inject(Session);

  protected mayReceive(shipment: OrderShipmentDto): boolean {
    return shipment.state !== 'received' && this.order().availableActions.includes('receive') && this.session.may('logistics.receive');
  }
}
