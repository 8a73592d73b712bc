import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { SupplyRelationDto } from '../supply/supply-relation.dto';
import { CreditDto } from './credit.dto';
import { DEALER_STATUSES, type DealerStatus, type DealerTier } from './organisation';

export class DealerQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer', enum: [1, 2] })
  @IsOptional()
  @Type(() => Number)
  @IsIn([1, 2])
  tier?: DealerTier;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;

  @ApiPropertyOptional({ enum: DEALER_STATUSES })
  @IsOptional()
  @IsIn(DEALER_STATUSES)
  status?: DealerStatus;
}

export class DealerDto {
  @ApiProperty({ type: 'integer', description: 'organisation id' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer' })
  tier: DealerTier;

  @ApiProperty({ enum: DEALER_STATUSES })
  status: DealerStatus;

  @ApiProperty({ type: String, nullable: true, description: 'names of its business lines, in the language of the caller' })
  businessLine: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'grade of customer' })
  grade: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  branchId: number | null;

  @ApiProperty({ type: String, nullable: true })
  branchName: string | null;

  @ApiProperty({ type: String, nullable: true })
  branchNameEn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'official code of the administrative division' })
  divisionCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  divisionName: string | null;
}

export class DealerDetailDto extends DealerDto {
  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  contactName: string | null;

  @ApiProperty({ type: String, nullable: true })
  contactPhone: string | null;

  @ApiProperty({ type: [SupplyRelationDto], description: 'whom it buys or bought from' })
  suppliers: SupplyRelationDto[];

  @ApiProperty({ type: [SupplyRelationDto], description: 'whom it sells or sold to' })
  customers: SupplyRelationDto[];

  @Priced({ type: [CreditDto] })
  credits: CreditDto[];
}
