import { decimal } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { mayCancel } from './order-canceller';
import type { OrderDetailLine, OrderShipment } from './order';
import { type Parties, sellerPermission, sideOf } from './order-party';
import { orderStates, type OrderState } from './order.states';

/** Permissions of logistics, by their codes: orders may not import the domain above it, but its page leads there. */
const SHIP = 'logistics.ship';
const RECEIVE = 'logistics.receive';
const WORKS_WITH_TRUCKS = [SHIP, RECEIVE, 'logistics.track'];

/** What this person can do with this order now. */
export function orderActions(
  tx: TxCtx,
  order: Parties & { readonly state: OrderState },
  shipments: readonly Pick<OrderShipment, 'state'>[],
  lines: readonly Pick<OrderDetailLine, 'receivedQuantity' | 'returnedQuantity'>[],
): string[] {
  const side = sideOf(tx, order);
  const possible = orderStates.available(order);
  const decides = side === 'seller' && tx.permissions.has(sellerPermission(order));
  const places = side === 'buyer' && tx.permissions.has(ordersPermissions.place);
  const actions: Readonly<Record<string, boolean>> = {
    approve: decides && possible.includes('approve'),
    refuse: decides && possible.includes('refuse'),
    change: places && possible.includes('change'),
    offer: decides && possible.includes('offer') && !possible.includes('approve'),
    accept: places && possible.includes('accept'),
    decline: places && possible.includes('decline'),
    // what is offered to a buyer it declines
    cancel: mayCancel(tx, order) && possible.includes('cancel') && !(places && possible.includes('decline')),
    ship: side === 'seller' && tx.permissions.has(SHIP) && possible.includes('ship'),
    'close-rest': decides && possible.includes('close-rest'),
    receive: side === 'buyer' && tx.permissions.has(RECEIVE) && shipments.some(({ state }) => state !== 'received'),
    return: places && lines.some(({ receivedQuantity, returnedQuantity }) => decimal(receivedQuantity).gt(returnedQuantity)),
    reorder: places,
  };
  return Object.keys(actions).filter((action) => actions[action]);
}

/** The driver's phone is for those of both parties who work with the truck, and for nobody else. */
export function mayCallDriver(tx: TxCtx, order: Parties): boolean {
  return sideOf(tx, order) !== undefined && WORKS_WITH_TRUCKS.some((permission) => tx.permissions.has(permission));
}
