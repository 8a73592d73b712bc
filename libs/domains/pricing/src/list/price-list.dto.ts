import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LocalDate } from '@tributary/kernel';
import { PageQuery } from '@tributary/platform';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { PriceListKind } from '../price/price';
import type { PriceListSource } from './price-list';

const KINDS = ['list', 'contract'] as const;
const SOURCES = ['own', 'recommended', 'dealers'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const optionalDay = { type: String, format: 'date', nullable: true } as const;

export class PriceListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: PriceListKind;

  @ApiPropertyOptional({ enum: SOURCES, description: 'own: of the caller’s organisation; dealers: of first-tier dealers, for head office' })
  @IsOptional()
  @IsIn(SOURCES)
  source?: PriceListSource;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Only lists that are valid on that day.' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validOn?: LocalDate;
}

export class PriceListPartyDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

export class PriceListGroupDto {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: [Number], description: 'tiers to which it is granted as a whole' })
  tiers: readonly number[];

  @ApiProperty({ type: 'integer' })
  organisationCount: number;

  @ApiProperty({ type: 'integer' })
  userCount: number;
}

/** What may be changed of a list. */
export class PriceListDetailsDto {
  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  nameEn?: string;

  @ApiProperty({ type: 'integer', description: 'among the lists of one seller the higher one counts' })
  @IsInt()
  @Min(-1000)
  @Max(1000)
  priority: number;

  @ApiProperty({ type: String, format: 'date' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom: LocalDate;

  @ApiPropertyOptional({ ...optionalDay, description: 'the last day; null: until further notice' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validTo?: LocalDate | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'of a contract, and only there' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  contractNumber?: string | null;
}

export class CreatePriceListDto extends PriceListDetailsDto {
  @ApiProperty({ description: 'letters, digits and . _ -; a dealer’s code gets a prefix of its own' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
  code: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: PriceListKind;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'of a contract: the dealer that it was made with' })
  @ValidateIf(({ buyerId }: CreatePriceListDto) => buyerId !== undefined && buyerId !== null)
  @IsInt()
  buyerId?: number | null;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'head office recommends it to every first-tier dealer as the price for the second tier' })
  @IsOptional()
  @IsBoolean()
  recommended?: boolean;
}

export class UpdatePriceListDto extends PriceListDetailsDto {
  @ApiProperty({ type: 'integer', description: 'the version that was read; another one in force means that somebody else was faster' })
  @IsInt()
  version: number;
}

export class PriceListDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ enum: KINDS })
  kind: PriceListKind;

  @ApiProperty({ type: String, nullable: true })
  contractNumber: string | null;

  @ApiProperty({ type: PriceListPartyDto, nullable: true })
  buyer: PriceListPartyDto | null;

  @ApiProperty({ type: PriceListPartyDto, nullable: true, description: 'null: recommended by head office' })
  seller: PriceListPartyDto | null;

  @ApiProperty({ type: 'integer', enum: [1, 2], description: 'whom it is for' })
  tier: 1 | 2;

  @ApiProperty({ type: 'integer' })
  priority: number;

  @ApiProperty({ type: String, format: 'date' })
  validFrom: LocalDate;

  @ApiProperty({ ...optionalDay, description: 'the last day; null: until further notice' })
  validTo: LocalDate | null;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ description: 'whether the caller’s organisation sets its prices' })
  own: boolean;

  @ApiProperty({ type: 'integer', description: 'SKUs with a price today or later' })
  skuCount: number;

  @ApiProperty({ type: [PriceListGroupDto], description: 'who may buy at it, for head office' })
  groups: readonly PriceListGroupDto[];
}
