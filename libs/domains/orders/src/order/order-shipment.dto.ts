import { ApiProperty } from '@nestjs/swagger';

export class OrderShipmentDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'CK-202611-000123' })
  deliveryNoteNumber: string;

  @ApiProperty({ enum: ['issued', 'departed', 'delayed', 'arrived', 'received'] })
  state: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  departureAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expectedArrivalAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  vehicleNumber: string | null;

  @ApiProperty({ type: String, nullable: true })
  driverName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Only for those of both parties who work with the shipment.' })
  driverPhone: string | null;

  @ApiProperty({ type: String, nullable: true })
  carrier: string | null;

  @ApiProperty({ type: String, nullable: true })
  lastEventKind: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastEventAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  lastEventNote: string | null;
}
