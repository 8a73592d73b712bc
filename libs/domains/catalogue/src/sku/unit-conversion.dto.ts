import { ApiProperty } from '@nestjs/swagger';

/** Also part of what other domains answer: offers list the units of their SKU. */
export class UnitConversionDto {
  @ApiProperty({ description: 'unit code, e.g. bottle' })
  unit: string;

  @ApiProperty({ description: '1 unit = numerator / denominator base units' })
  numerator: string;

  @ApiProperty()
  denominator: string;
}
