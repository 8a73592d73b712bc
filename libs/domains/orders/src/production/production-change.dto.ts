import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';

export class ChangeProductionPlanDto {
  @ApiPropertyOptional({ example: '1200', description: 'In base units; not below what is promised and made.' })
  @IsOptional()
  @Matches(QUANTITY)
  planned?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Orders that wait get this day, with the reason in their history.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readyOn?: string;

  @ApiPropertyOptional({ enum: ['open', 'closed'], description: 'Nothing is promised of a closed plan; what it promised stays.' })
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';

  @ApiPropertyOptional({ enum: ['planned'], description: 'Takes over a plan that demand made: it is a plan like any other from then on.' })
  @IsOptional()
  @IsIn(['planned'])
  origin?: 'planned';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  @ApiProperty({ description: 'Those who wait for the plan read it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ReportProductionDto {
  @ApiProperty({ example: '400', description: 'Made now, in base units.' })
  @Matches(/^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,3})?$/)
  quantity: string;

  @ApiProperty({ example: '0', description: 'What was made before, as the reporter saw it: a report that is sent twice counts once.' })
  @Matches(QUANTITY)
  producedBefore: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}
