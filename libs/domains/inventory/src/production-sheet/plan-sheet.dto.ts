import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { PLAN_QUANTITY } from '../production/production-plan.dto';
import { type CheckedPlanRow, PLAN_VERDICTS } from './plan-checker';

const MOST = 20_000;

export class CheckedPlanRowDto implements CheckedPlanRow {
  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: 'integer' })
  rowNo: number;

  @ApiProperty({ enum: PLAN_VERDICTS })
  verdict: CheckedPlanRow['verdict'];

  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer', nullable: true })
  skuId: number | null;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  locationId: number | null;

  @ApiProperty()
  location: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readyOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '1200' })
  planned: string | null;

  @ApiProperty({ type: String, nullable: true, example: '1000', description: 'As it is; null: there is no such plan' })
  plannedBefore: string | null;

  @ApiProperty()
  note: string;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is refused, in the language of the caller.' })
  reason: string | null;
}

export class ImportedPlanDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  locationId: number;

  @ApiProperty({ format: 'date' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  readyOn: string;

  @ApiProperty({ example: '1200', description: 'In base units.' })
  @Matches(PLAN_QUANTITY)
  planned: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ImportPlansDto {
  @ApiProperty({ type: [ImportedPlanDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => ImportedPlanDto)
  plans: ImportedPlanDto[];

  @ApiProperty({ description: 'Stands beside every change in the plans’ history.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}
