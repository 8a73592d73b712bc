import { type TxCtx, userOf } from '@tributary/platform';
import { logisticsPermissions } from '../logistics.permissions';
import { shipmentStates } from './shipment.states';
import type { ShipmentView } from './shipment-view';

/** What the reader may do with a shipment now: `track` it as its seller, `receive` it as its buyer. */
export function shipmentActions(tx: TxCtx, shipment: Pick<ShipmentView, 'state' | 'seller' | 'buyer'>): string[] {
  const { organisationId } = userOf(tx);
  const actions: string[] = [];
  const open = shipmentStates.available(shipment);
  if (organisationId === shipment.seller.id && tx.permissions.has(logisticsPermissions.track) && open.includes('arrived')) actions.push('track');
  if (organisationId === shipment.buyer.id && tx.permissions.has(logisticsPermissions.receive) && open.includes('received')) actions.push('receive');
  return actions;
}
