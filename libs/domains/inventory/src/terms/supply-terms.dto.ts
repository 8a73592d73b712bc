import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';

/** Up to twelve digits and three decimals, more than zero. */
const SOME = /^(?=.*[1-9])\d{1,12}(\.\d{1,3})?$/;

export class TransitTimeQueryDto extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  locationId?: number;
}

export class TransitTimeDto {
  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  locationCode: string;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ example: '31', description: 'It and whatever lies in it and has no time of its own.' })
  divisionCode: string;

  @ApiProperty({ example: '上海市' })
  divisionName: string;

  @ApiProperty({ type: 'integer' })
  days: number;
}

export class SetTransitTimeDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  locationId: number;

  @ApiProperty({ example: '31' })
  @IsString()
  @MaxLength(12)
  divisionCode: string;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 90, description: 'null forgets it' })
  @ValidateIf((body: SetTransitTimeDto) => body.days !== null)
  @IsInt()
  @Min(0)
  @Max(90)
  days: number | null;
}

export class ProductionLeadDto {
  @ApiProperty({ type: 'integer' })
  productLineId: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From a wish to goods that can leave; null: nobody said' })
  days: number | null;

  @ApiProperty({ type: String, nullable: true, example: '200', description: 'How much of one SKU buyers together may ask for on one day at one location without a planner, in its sales unit; null: nothing' })
  mostOnDemand: string | null;
}

export class SetProductionLeadDto {
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 365, description: 'null forgets it' })
  @ValidateIf((body: SetProductionLeadDto) => body.days !== null)
  @IsInt()
  @Min(1)
  @Max(365)
  days: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '200', description: 'As `mostOnDemand` of the lead; absent or null: nothing without a planner' })
  @IsOptional()
  @Matches(SOME)
  mostOnDemand?: string | null;
}
