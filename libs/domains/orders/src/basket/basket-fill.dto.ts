import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';

/** Up to twelve digits and three decimals, more than zero. */
const SOME = /^(?=.*[1-9])\d{1,12}(\.\d{1,3})?$/;

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
}

export class FillBasketDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: [FillLineDto], description: 'Added to what the basket holds; from wherever there is enough.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => FillLineDto)
  lines: FillLineDto[];
}
