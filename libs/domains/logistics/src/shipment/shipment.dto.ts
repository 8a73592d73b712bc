import { ApiProperty } from '@nestjs/swagger';
import { PartyDto } from '@tributary/orders';
import { SHIPMENT_STATES, type ShipmentState, TRACKING_KINDS } from './shipment.states';

const nullableTime = { type: String, format: 'date-time', nullable: true } as const;
const nullableText = { type: String, nullable: true } as const;
const quantity = { type: String, example: '12', description: 'Exact decimal, in `unit`.' } as const;

export class ShipmentSummaryDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'CK-202611-000123' })
  deliveryNoteNumber: string;

  @ApiProperty({ enum: SHIPMENT_STATES })
  state: ShipmentState;

  @ApiProperty(nullableTime)
  departureAt: Date | null;

  @ApiProperty(nullableTime)
  expectedArrivalAt: Date | null;

  @ApiProperty(nullableText)
  vehicleNumber: string | null;

  @ApiProperty(nullableText)
  carrier: string | null;

  @ApiProperty(nullableText)
  lastEventKind: string | null;

  @ApiProperty(nullableTime)
  lastEventAt: Date | null;

  @ApiProperty(nullableText)
  lastEventNote: string | null;

  @ApiProperty({ type: 'integer' })
  orderId: number;

  @ApiProperty()
  orderNumber: string;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class ShipmentLineDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  orderLineId: number;

  @ApiProperty({ type: 'integer' })
  lineNo: number;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty(nullableText)
  nameEn: string | null;

  @ApiProperty(quantity)
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty()
  locationName: string;

  @ApiProperty(nullableText)
  locationNameEn: string | null;

  @ApiProperty({ ...quantity, nullable: true })
  receivedQuantity: string | null;

  @ApiProperty(nullableText)
  differenceNote: string | null;
}

export class ShipmentEventDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: ['issued', ...TRACKING_KINDS, 'received'] })
  kind: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it happened.' })
  at: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was reported.' })
  recordedAt: Date;

  @ApiProperty(nullableText)
  note: string | null;

  @ApiProperty({ type: Number, nullable: true })
  latitude: number | null;

  @ApiProperty({ type: Number, nullable: true })
  longitude: number | null;

  @ApiProperty(nullableTime)
  expectedArrivalAt: Date | null;

  @ApiProperty()
  actorName: string;
}

export class ShipmentDto extends ShipmentSummaryDto {
  @ApiProperty(nullableText)
  driverName: string | null;

  @ApiProperty(nullableText)
  driverPhone: string | null;

  @ApiProperty(nullableText)
  purchaseOrderNumber: string | null;

  @ApiProperty(nullableText)
  buyerAddress: string | null;

  @ApiProperty(nullableTime)
  receivedAt: Date | null;

  @ApiProperty(nullableText)
  receivedBy: string | null;

  @ApiProperty({ type: [ShipmentLineDto] })
  lines: readonly ShipmentLineDto[];

  @ApiProperty({ type: [ShipmentEventDto] })
  events: readonly ShipmentEventDto[];

  @ApiProperty({ type: [String], description: 'track, receive' })
  availableActions: string[];
}
