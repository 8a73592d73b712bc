import { ApiProperty } from '@nestjs/swagger';
import { AVAILABILITY_KINDS, type AvailabilityKind, type AvailabilityOption } from './availability';

/** One way to get an SKU: now or on a day, from a location or a production plan. */
export class AvailabilityOptionDto implements AvailabilityOption {
  @ApiProperty({ enum: AVAILABILITY_KINDS, description: 'here: at the nearest location; elsewhere: at another one; production: in a plan; plannable: possible by `on`; a line of supply plannable makes a plan of it' })
  kind: AvailabilityKind;

  @ApiProperty({ type: String, nullable: true, example: '120', description: 'In the unit of the offer or line. Of plannable: as much as needs no planner, and null where a planner must be asked.' })
  quantity: string | null;

  @ApiProperty({ format: 'date', description: 'The day on which the goods can leave.' })
  on: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Days on the road to the caller; null: nobody said' })
  days: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  planId: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  locationId: number | null;

  @ApiProperty({ type: String, nullable: true })
  locationName: string | null;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;
}
