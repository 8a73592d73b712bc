import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UnitConversionDto } from '@tributary/catalogue';
import { Flag, PageQuery } from '@tributary/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { AvailabilityOptionDto } from '../availability/availability-option.dto';

export class OfferQuery extends PageQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  productLineId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  categoryId?: number;

  @ApiPropertyOptional({ type: [Number], description: 'Only these SKUs.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]).map(Number))
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  skuIds?: number[];

  @ApiPropertyOptional({ type: Boolean, description: 'Only what is available at once.' })
  @IsOptional()
  @Flag()
  inStock?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Only what the caller starred.' })
  @IsOptional()
  @Flag()
  favourites?: boolean;
}

export class OfferPriceDto {
  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty()
  unit: string;

  @ApiProperty()
  priceListCode: string;
}

export class OfferBreakDto extends OfferPriceDto {
  @ApiProperty({ description: 'from so many on, exact decimal', examples: ['10', '0.5'] })
  fromQuantity: string;

  @ApiProperty({ description: 'the unit of fromQuantity, as the price list says it' })
  fromUnit: string;
}

export class OfferLocationDto {
  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'in the sales unit, exact decimal', examples: ['12', '3.125'] })
  available: string;
}

export class OfferDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  grade: string;

  @ApiProperty()
  packaging: string;

  @ApiProperty({ type: 'integer' })
  productLineId: number;

  @ApiProperty()
  productLineName: string;

  @ApiProperty({ type: String, nullable: true })
  productLineNameEn: string | null;

  @ApiProperty()
  salesUnit: string;

  @ApiProperty({ description: 'exact decimal', examples: ['12', '3.125'] })
  packMultiple: string;

  @ApiProperty({ description: 'in the sales unit, per line; 0: no minimum', examples: ['0', '5'] })
  minimumQuantity: string;

  @ApiProperty({ type: [UnitConversionDto] })
  units: readonly UnitConversionDto[];

  @ApiProperty({ type: OfferPriceDto, nullable: true, description: 'per sales unit, for the smallest sale; null: no price agreed for so little' })
  price: OfferPriceDto | null;

  @ApiProperty({ type: [OfferBreakDto], description: 'what more of it costs, in order of the quantity' })
  breaks: readonly OfferBreakDto[];

  @ApiProperty({ description: 'over all visible locations, in the sales unit', examples: ['12', '3.125'] })
  available: string;

  @ApiProperty({ type: [OfferLocationDto], description: 'those that have some, the nearest first' })
  locations: readonly OfferLocationDto[];

  @ApiProperty({ type: [AvailabilityOptionDto], description: 'every way to get it, the soonest first; in the sales unit' })
  options: readonly AvailabilityOptionDto[];
}

export class OfferPriceQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;

  @ApiPropertyOptional({ description: 'what is wanted altogether; 1 unless told' })
  @IsOptional()
  @Matches(/^\d{1,12}(\.\d{1,3})?$/)
  quantity?: string;

  @ApiPropertyOptional({ description: 'of the quantity; the sales unit unless told' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  unit?: string;
}
