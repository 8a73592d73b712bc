import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';

export class StockMovementQueryDto extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  skuId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  locationId?: number;
}

/** One step of the ledger; changes are signed exact decimals in `unit`, the SKU's base unit. */
export class StockMovementDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ enum: ['opening', 'reserve', 'release', 'issue', 'receipt', 'adjustment'] })
  kind: string;

  @ApiProperty({ example: '-12' })
  onHandChange: string;

  @ApiProperty({ example: '-12' })
  reservedChange: string;

  @ApiProperty({ example: 'bottle' })
  unit: string;

  @ApiProperty({ enum: ['order', 'shipment', 'return', 'opening', 'production'] })
  documentKind: string;

  @ApiProperty({ type: 'integer' })
  documentId: number;

  @ApiProperty({ type: String, nullable: true, example: 'CK-202611-000123' })
  documentNumber: string | null;

  @ApiProperty()
  actorName: string;
}
