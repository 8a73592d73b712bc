import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MAX_LINES, QUANTITY } from '../shipment/create-shipment.dto';

export class ReceiptLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  shipmentLineId: number;

  @ApiProperty({ example: '12', pattern: QUANTITY.source, description: 'What arrived, in the unit of the order line.' })
  @IsString()
  @Matches(QUANTITY)
  receivedQuantity: string;

  @ApiPropertyOptional({ description: 'Why it differs from what was shipped.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class CreateReceiptDto {
  @ApiProperty({ type: [ReceiptLineDto], description: 'Every line of the delivery note.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => ReceiptLineDto)
  lines: ReceiptLineDto[];
}
