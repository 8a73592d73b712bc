import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PRICE } from '../basket/basket.dto';
import type { JudgedRule } from './approval-rule-book';
import { RULE_STATES, type RuleContent, type RuleFilter, type RuleState } from './approval-rule.repository';
import { APPROVAL_KINDS, type ApprovalKind } from './approval-rules';

const THRESHOLD = 'amount: CNY from which an order asks. over-credit: CNY that may be asked for beyond the limit. new-customer: the first so many orders ask. below-price: per cent below the list price from which a line asks, by promotions or by a price asked for.';

export class ApprovalRuleQueryDto extends PageQuery implements RuleFilter {
  @ApiPropertyOptional({ enum: APPROVAL_KINDS })
  @IsOptional()
  @IsIn(APPROVAL_KINDS)
  kind?: ApprovalKind;

  @ApiPropertyOptional({ enum: RULE_STATES, description: 'on: those in force; off: those switched off' })
  @IsOptional()
  @IsIn(RULE_STATES)
  state?: RuleState;
}

export class CatchQueryDto {
  @ApiProperty({ enum: APPROVAL_KINDS })
  @IsIn(APPROVAL_KINDS)
  kind: ApprovalKind;

  @ApiProperty({ example: '300000.00', description: THRESHOLD })
  @Matches(PRICE)
  threshold: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Absent: every branch.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;
}

export class RuleCatchDto {
  @ApiProperty({ type: 'integer', description: 'Orders of the last 90 days that the rule would have put before the seller.' })
  caught: number;

  @ApiProperty({ type: 'integer', description: 'Orders of the last 90 days of its branch, or of all.' })
  orders: number;
}

export class PutApprovalRuleDto implements RuleContent {
  @ApiProperty({ enum: APPROVAL_KINDS })
  @IsIn(APPROVAL_KINDS)
  kind: ApprovalKind;

  @ApiProperty({ example: '300000.00', description: THRESHOLD })
  @Matches(PRICE)
  threshold: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: every branch' })
  @IsOptional()
  @IsInt()
  branchId: number | null;

  @ApiProperty({ description: 'Switched off, it asks for nothing.' })
  @IsBoolean()
  active: boolean;

  @ApiProperty()
  @IsString()
  @Length(1, 60)
  name: string;
}

export class ApprovalRuleDto extends RuleCatchDto implements JudgedRule {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: APPROVAL_KINDS })
  kind: ApprovalKind;

  @ApiProperty({ example: '300000.00', description: THRESHOLD })
  threshold: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: every branch' })
  branchId: number | null;

  @ApiProperty()
  active: boolean;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}
