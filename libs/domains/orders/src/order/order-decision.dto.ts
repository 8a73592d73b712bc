import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PricedInput } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { PRICE, QUANTITY } from '../basket/basket.dto';

export class ApproveLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiPropertyOptional({ example: '6', description: 'What is confirmed, in the unit of the line; 0 drops the line. Absent: all of it.' })
  @IsOptional()
  @Matches(QUANTITY)
  quantity?: string;

  @PricedInput({ example: '1250.00', description: 'CNY for one unit, between the price that the buyer asks for and the list price. Absent: what the buyer asks for.' })
  @IsOptional()
  @Matches(PRICE)
  price?: string;
}

/** The version that the person looked at: a decision on an order that has changed meanwhile is refused. */
class VersionDto {
  @ApiPropertyOptional({ type: 'integer', description: 'The version that was looked at; 409 when the order has changed since.' })
  @IsOptional()
  @IsInt()
  version?: number;
}

export class ApproveOrderDto extends VersionDto {
  @ApiPropertyOptional({ type: [ApproveLineDto], description: 'Lines that are not confirmed as the buyer asked for them; the others are. With such lines the order becomes an offer.' })
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

export class AcceptOrderDto extends VersionDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export class OrderReasonDto extends VersionDto {
  @ApiProperty({ description: 'The other side reads it.' })
  @IsString()
  @Length(1, 1000)
  reason: string;
}
