import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UnitConversionDto } from '@tributary/catalogue';
import type { LocalDate } from '@tributary/kernel';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsISO8601, IsOptional, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import type { ChangeSource } from '../change/price-change.repository';
import { MOST_CHANGES } from '../change/most-changes';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PRICE = /^\d{1,14}(\.\d{1,2})?$/;
const money = { description: 'CNY with two decimals', examples: ['1280.00'] };

export class PriceItemQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Prices that are over on that day are left out; today unless told.' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  on?: LocalDate;
}

export class ItemPriceDto {
  @ApiProperty()
  unit: string;

  @ApiProperty({ description: 'from so many on, in the unit; 0: any quantity', examples: ['0', '10'] })
  fromQuantity: string;

  @ApiProperty(money)
  price: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom: LocalDate;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the last day; null: until further notice' })
  validTo: LocalDate | null;
}

export class PriceItemDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  salesUnit: string;

  @ApiProperty({ type: [UnitConversionDto] })
  units: readonly UnitConversionDto[];

  @ApiProperty({ type: [ItemPriceDto], description: 'in order of unit, quantity and day' })
  prices: readonly ItemPriceDto[];
}

export class PriceKeyDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty()
  @IsString()
  @MaxLength(40)
  unit: string;

  @ApiPropertyOptional({ description: 'from so many on, in the unit; 0: any quantity', default: '0' })
  @IsOptional()
  @Matches(/^\d{1,12}(\.\d{1,3})?$/)
  fromQuantity?: string;

  @ApiProperty({ type: String, format: 'date', description: 'today or later' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from: LocalDate;
}

export class ChangePriceDto extends PriceKeyDto {
  @ApiProperty(money)
  @Matches(PRICE)
  price: string;

  @ApiProperty({ type: String, nullable: true, description: 'the price that was shown for that day; null: none. Another one in force means that somebody else was faster.' })
  @ValidateIf(({ replaces }: ChangePriceDto) => replaces !== null)
  @Matches(PRICE)
  replaces: string | null;
}

export class ChangePricesDto {
  @ApiProperty({ type: [ChangePriceDto], maxItems: MOST_CHANGES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => ChangePriceDto)
  changes: ChangePriceDto[];
}

export class ChangedPricesDto {
  @ApiProperty({ type: 'integer', description: 'how many prices are others now' })
  changed: number;
}

export class PriceChangeDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  unit: string;

  @ApiProperty()
  fromQuantity: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom: LocalDate;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: LocalDate | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: there was none' })
  oldPrice: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: there is none any more' })
  newPrice: string | null;

  @ApiProperty({ enum: ['screen', 'workbook'] })
  source: ChangeSource;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}
