import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PRICE } from '../basket/basket.dto';
import type { Side } from '../order/order-party';
import { ORDER_STATES } from '../order/order.states';
import { PartyDto } from '../order/party.dto';
import type { CreditAccount, CreditAccountDetail, CreditMovement, CreditUse, LimitChange } from './credit-account';
import { CREDIT_LEVELS, CREDIT_SORTS, type CreditFilter, type CreditLevel, type CreditSort } from './credit-filter';

export class CreditSideDto extends PageQuery {
  @ApiPropertyOptional({ enum: ['buyer', 'seller'], default: 'seller', description: 'seller: what others owe the caller’s organisation; buyer: what it owes.' })
  @IsOptional()
  @IsIn(['buyer', 'seller'])
  side?: Side;
}

export class CreditListDto extends CreditSideDto implements CreditFilter {
  @ApiPropertyOptional({ enum: CREDIT_LEVELS, description: 'tight: at least 80 % of the limit are taken; exhausted: nothing more on credit; unlimited: no limit was agreed' })
  @IsOptional()
  @IsIn(CREDIT_LEVELS)
  level?: CreditLevel;

  @ApiPropertyOptional({ enum: CREDIT_SORTS, default: 'code', description: 'used: the largest share of the limit first; available: the least left first' })
  @IsOptional()
  @IsIn(CREDIT_SORTS)
  sort?: CreditSort;
}

export class CreditAccountDto implements CreditAccount {
  @ApiProperty({ enum: ['buyer', 'seller'] })
  side: Side;

  @ApiProperty({ type: PartyDto })
  party: PartyDto;

  @ApiProperty({ type: String, nullable: true, example: '500000.00', description: 'null: none was agreed, nothing is refused' })
  limit: string | null;

  @ApiProperty({ example: '120000.00', description: 'Taken by open orders and unpaid goods.' })
  used: string;

  @ApiProperty({ type: String, nullable: true, example: '380000.00', description: 'Below zero where the limit is exceeded.' })
  available: string | null;
}

export class CreditAccountDetailDto extends CreditAccountDto implements CreditAccountDetail {
  @ApiProperty({ example: '90000.00', description: 'What of `used` open orders hold for goods that have not left yet.' })
  reserved: string;

  @ApiProperty({ example: '30000.00', description: 'What of `used` is for goods that have left.' })
  delivered: string;
}

export class CreditUseDto implements CreditUse {
  @ApiProperty({ type: 'integer' })
  orderId: number;

  @ApiProperty()
  number: string;

  @ApiProperty({ enum: ORDER_STATES })
  state: string;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty()
  total: string;

  @ApiProperty({ description: 'What of it takes of the limit.' })
  used: string;
}

export class CreditMovementDto implements CreditMovement {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: ['reserve', 'release', 'settle'] })
  kind: string;

  @ApiProperty({ type: 'integer', nullable: true })
  orderId: number | null;

  @ApiProperty({ type: String, nullable: true })
  orderNumber: string | null;

  @ApiProperty({ example: '-400.00' })
  change: string;

  @ApiProperty()
  actorName: string;
}

export class LimitChangeDto implements LimitChange {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ type: String, nullable: true })
  oldLimit: string | null;

  @ApiProperty({ type: String, nullable: true })
  newLimit: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  actorName: string;
}

export class PutCreditLimitDto {
  @ApiProperty({ type: String, nullable: true, example: '500000.00', description: 'null: no limit; only between dealers' })
  @IsOptional()
  @Matches(PRICE)
  limit: string | null;

  @ApiProperty({ description: 'The buyer reads it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}
