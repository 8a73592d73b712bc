import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';

export class ApproveLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiProperty({ example: '6', description: 'What is confirmed, in the unit of the line; 0 drops the line.' })
  @Matches(QUANTITY)
  quantity: string;
}

export class ApproveOrderDto {
  @ApiPropertyOptional({ type: [ApproveLineDto], description: 'Lines that are not confirmed in full; the others are.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ApproveLineDto)
  lines?: ApproveLineDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class OrderReasonDto {
  @ApiProperty({ description: 'The other side reads it.' })
  @IsString()
  @Length(1, 1000)
  reason: string;
}
