import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

/** As `QUANTITY`, but not zero: nothing is removed in bulk. */
const POSITIVE_QUANTITY = /^(?=.*[1-9])\d{1,12}(\.\d{1,3})?$/;
export const MOST_BULK_LINES = 3000;

export class BulkBasketLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ description: 'Exact decimal greater than zero.', example: '12' })
  @Matches(POSITIVE_QUANTITY)
  quantity: string;

  @ApiProperty({ example: 'carton' })
  @IsString()
  @MaxLength(40)
  unit: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Absent or null: from wherever there is enough.' })
  @IsOptional()
  @IsInt()
  locationId?: number | null;

  @ApiProperty({ enum: ['add', 'set'], description: 'On top of what the basket holds of the line, or in its place.' })
  @IsIn(['add', 'set'])
  mode: 'add' | 'set';
}

export class PutBasketLinesDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: [BulkBasketLineDto], minItems: 1, maxItems: MOST_BULK_LINES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_BULK_LINES)
  @ValidateNested({ each: true })
  @Type(() => BulkBasketLineDto)
  lines: BulkBasketLineDto[];
}

export class BasketFilledDto {
  @ApiProperty({ type: 'integer', description: 'Lines that were added or changed.' })
  lines: number;
}
