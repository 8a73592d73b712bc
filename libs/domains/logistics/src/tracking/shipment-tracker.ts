import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { logisticsErrors } from '../logistics.errors';
import { shipmentStates, type TrackingKind } from '../shipment/shipment.states';
import { ShipmentTraces } from '../shipment/shipment-traces';
import { type NewConsignmentEvent, ShipmentRepository } from '../shipment/shipment.repository';

export type TrackingEvent = NewConsignmentEvent & { readonly kind: TrackingKind };

/** Clocks of carriers may run ahead of ours by this much. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** What happens to goods on their way, as the seller or its carrier reports it. */
@Injectable()
export class ShipmentTracker {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly traces: ShipmentTraces,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused, logistics.event-in-future, logistics.position-incomplete */
  async record(tx: TxCtx, shipmentId: number, event: TrackingEvent): Promise<void> {
    const shipment = await this.shipments.lock(tx, shipmentId);
    if (!shipment) throw platformErrors.notFound();
    if (userOf(tx).organisationId !== shipment.sellerId) throw platformErrors.forbidden();
    this.check(event);
    const state = shipmentStates.transition(shipment, event.kind);
    const departureAt = event.kind === 'departed' ? event.at : undefined;
    await this.shipments.addEvent(tx, shipment, event);
    await this.shipments.change(tx, shipment.id, state, { expectedArrivalAt: event.expectedArrivalAt, departureAt });
    await this.traces.tracked(tx, shipment, event.kind);
  }

  private check({ at, latitude, longitude }: TrackingEvent): void {
    if (at.getTime() > this.clock.now().getTime() + CLOCK_SKEW_MS) throw logisticsErrors.eventInFuture();
    if ((latitude === undefined) !== (longitude === undefined)) throw logisticsErrors.positionIncomplete();
  }
}
