import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

/** Up to twelve digits and three decimals, more than zero. */
const SOME = /^(?=.*[1-9])\d{1,12}(\.\d{1,3})?$/;
export const MOST_FILLED_LINES = 3000;

export class FillLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ example: '12', description: 'Exact decimal, more than 0.' })
  @Matches(SOME)
  quantity: string;

  @ApiProperty({ example: 'carton' })
  @IsString()
  @MaxLength(40)
  unit: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Absent or null: from wherever there is enough.' })
  @IsOptional()
  @IsInt()
  locationId?: number | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'The production plan that a pre-order waits for; absent or null: from stock.' })
  @IsOptional()
  @IsInt()
  planId?: number | null;

  @ApiPropertyOptional({ description: 'A plan is to be made for it, as far as a planner need not be asked.' })
  @IsOptional()
  @IsBoolean()
  plannable?: boolean;

  @ApiPropertyOptional({ enum: ['add', 'set'], default: 'add', description: 'On top of what the basket holds of the line, or in its place.' })
  @IsOptional()
  @IsIn(['add', 'set'])
  mode?: 'add' | 'set';
}

export class FillBasketDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: [FillLineDto], minItems: 1, maxItems: MOST_FILLED_LINES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FILLED_LINES)
  @ValidateNested({ each: true })
  @Type(() => FillLineDto)
  lines: FillLineDto[];
}
