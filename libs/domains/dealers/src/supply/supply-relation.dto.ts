import { ApiProperty } from '@nestjs/swagger';
import type { OrganisationKind } from '../dealer/organisation';

/** One business line in which one organisation supplies another, from one day to another. */
export class SupplyRelationDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer', description: 'the other side' })
  organisationId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ enum: ['head_office', 'dealer'] })
  kind: OrganisationKind;

  @ApiProperty({ type: String, nullable: true })
  businessLine: string | null;

  @ApiProperty({ format: 'date' })
  validFrom: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the last day; null: until further notice' })
  validTo: string | null;
}
