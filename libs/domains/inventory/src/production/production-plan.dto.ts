import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { PRODUCTION_ORIGINS, type ProductionOrigin } from './production-plan';
import { PRODUCTION_SHOWS, type ProductionPlanQuery, type ProductionPlanRow, type ProductionShow } from './production-plan.repository';

/** Up to twelve digits and three decimals, never negative. */
export const PLAN_QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;

export class ProductionPlanQueryDto extends PageQuery implements ProductionPlanQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  locationId?: number;

  @ApiPropertyOptional({ format: 'date', description: 'First day on which the goods can leave.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day on which the goods can leave.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;

  @ApiPropertyOptional({ enum: PRODUCTION_SHOWS, description: 'short: open and nothing free; late: the day has passed, and something waits or is still to be made' })
  @IsOptional()
  @IsIn(PRODUCTION_SHOWS)
  show?: ProductionShow;

  @ApiPropertyOptional({ enum: PRODUCTION_ORIGINS, description: 'planned: of a planner; demand: made by what buyers asked for' })
  @IsOptional()
  @IsIn(PRODUCTION_ORIGINS)
  origin?: ProductionOrigin;
}

export class CreateProductionPlanDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  locationId: number;

  @ApiProperty({ format: 'date', description: 'The day on which the goods can leave.' })
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

/** Quantities are exact decimals in `unit`, the SKU's base unit. */
export class ProductionPlanDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ example: 'bottle' })
  unit: string;

  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  locationCode: string;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ format: 'date' })
  readyOn: string;

  @ApiProperty({ example: '1200' })
  planned: string;

  @ApiProperty({ example: '800' })
  promised: string;

  @ApiProperty({ example: '0' })
  produced: string;

  @ApiProperty({ example: '0', description: 'Produced and set aside for orders.' })
  allocated: string;

  @ApiProperty({ example: '400', description: 'Can still be promised.' })
  free: string;

  @ApiProperty({ example: '800', description: 'Promised and not yet set aside.' })
  waiting: string;

  @ApiProperty({ enum: ['open', 'closed'] })
  status: 'open' | 'closed';

  @ApiProperty({ enum: PRODUCTION_ORIGINS, description: 'demand: made by what buyers asked for; it waits for a planner, and nothing of it is free to others' })
  origin: ProductionOrigin;

  @ApiProperty({ description: 'The day has passed, and something waits or is still to be made.' })
  late: boolean;

  @ApiProperty()
  note: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}

export function productionPlanDto(row: ProductionPlanRow): ProductionPlanDto {
  return { ...row, nameEn: row.nameEn || null, locationNameEn: row.locationNameEn || null };
}

/** One step of a plan; changes are signed exact decimals in the SKU's base unit. */
export class ProductionMovementDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: ['plan', 'promise', 'release', 'produce', 'allocate'] })
  kind: string;

  @ApiProperty({ example: '-30' })
  plannedChange: string;

  @ApiProperty({ example: '20' })
  promisedChange: string;

  @ApiProperty({ example: '0' })
  producedChange: string;

  @ApiProperty({ example: '0' })
  allocatedChange: string;

  @ApiProperty({ enum: ['order', 'plan'] })
  documentKind: string;

  @ApiProperty({ type: 'integer' })
  documentId: number;

  @ApiProperty({ type: String, nullable: true, example: 'SO-202611-000123' })
  documentNumber: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  actorName: string;
}
