import { ApiProperty } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { APPROVAL_KINDS, type ApprovalKind } from '../approval/approval-rules';
import type { OrderDetail, OrderHistoryEntry } from './order';
import { OrderLineDto } from './order-line.dto';
import { OrderShipmentDto } from './order-shipment.dto';
import { ORDER_STATES, type OrderState } from './order.states';
import { PartyDto } from './party.dto';

export class OrderEventDto implements OrderHistoryEntry {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ description: 'submit, approve, offer, accept, decline, plan, allocate, refuse, cancel, ship-part, ship, close-rest, receive-part, receive, close' })
  name: string;

  @ApiProperty({ enum: ORDER_STATES, nullable: true })
  from: OrderState | null;

  @ApiProperty({ enum: ORDER_STATES })
  to: OrderState;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ type: String, nullable: true })
  onBehalfOf: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ description: 'It followed from the rules; nobody decided it.' })
  automatic: boolean;
}

export class OrderDto implements OrderDetail {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'SO-202611-000123' })
  number: string;

  @ApiProperty({ type: 'integer', description: '1: a dealer buys from head office, 2: the second tier buys from the first' })
  tier: 1 | 2;

  @ApiProperty({ enum: ORDER_STATES })
  state: OrderState;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @Priced({ example: '15360.00', description: 'Of what was ordered; once confirmed, of what was confirmed.' })
  total: string;

  @ApiProperty({ type: 'integer', description: 'Grows with every change after placing.' })
  version: number;

  @ApiProperty({ enum: APPROVAL_KINDS, isArray: true, description: 'What asked for the seller’s decision; empty where nothing did.' })
  approvalReasons: readonly ApprovalKind[];

  @ApiProperty({ type: String, nullable: true, description: 'The representative who placed it for the buyer.' })
  actedByName: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which the buyer would like to have the goods; a wish.' })
  requestedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day by which the last of its goods can leave.' })
  promisedOn: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;

  @ApiProperty({ type: [OrderLineDto] })
  lines: readonly OrderLineDto[];

  @ApiProperty({ type: [OrderEventDto] })
  events: readonly OrderEventDto[];

  @ApiProperty({ type: [String], description: 'For this user, now: approve, refuse, change, offer, accept, decline, cancel, ship, close-rest, receive, reorder.' })
  availableActions: readonly string[];

  @ApiProperty({ type: [OrderShipmentDto] })
  shipments: readonly OrderShipmentDto[];
}
