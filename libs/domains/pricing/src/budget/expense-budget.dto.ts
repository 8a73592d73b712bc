import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { MONEY } from '../promotion/applied-promotion.dto';
import { NamedDto } from '../promotion/promotion.dto';
import { BUDGET_KINDS, type BudgetKind, type BudgetPlan, type BudgetTerms, type ExpenseBudget, type ExpenseEntry } from './expense-budget';

export class ExpenseBudgetQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BUDGET_KINDS })
  @IsOptional()
  @IsIn(BUDGET_KINDS)
  kind?: BudgetKind;
}

export class UpdateExpenseBudgetDto implements BudgetTerms {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  nameEn: string;

  @ApiProperty({ format: 'date' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null: until further notice.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to: string | null;

  @ApiProperty({ example: '200000.00', description: 'Not less than what is used.' })
  @Matches(MONEY)
  amount: string;
}

export class CreateExpenseBudgetDto extends UpdateExpenseBudgetDto implements BudgetPlan {
  @ApiProperty({ example: 'YS-2026-Q1' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
  code: string;

  @ApiProperty({ enum: BUDGET_KINDS })
  @IsIn(BUDGET_KINDS)
  kind: BudgetKind;

  @ApiProperty({ type: 'integer', nullable: true, description: 'For whom it pays; this and `dealerId` null: for all.' })
  @IsOptional()
  @IsInt()
  branchId: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  @IsOptional()
  @IsInt()
  dealerId: number | null;
}

export class ExpenseBudgetDto implements ExpenseBudget {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ enum: BUDGET_KINDS })
  kind: BudgetKind;

  @ApiProperty({ type: NamedDto, nullable: true })
  branch: NamedDto | null;

  @ApiProperty({ type: NamedDto, nullable: true })
  dealer: NamedDto | null;

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to: string | null;

  @ApiProperty({ example: '200000.00' })
  amount: string;

  @ApiProperty({ example: '46800.00' })
  used: string;

  @ApiProperty({ example: '153200.00' })
  left: string;

  @ApiProperty({ type: 'integer', description: 'Promotions that draw on it.' })
  promotions: number;
}

export class ExpenseEntryDto implements ExpenseEntry {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: ['book', 'release'] })
  kind: 'book' | 'release';

  @ApiProperty({ example: '-307.20', description: 'Signed.' })
  amount: string;

  @ApiProperty({ type: NamedDto })
  dealer: NamedDto;

  @ApiProperty({ example: 'order' })
  document: string;

  @ApiProperty({ type: 'integer' })
  documentId: number;

  @ApiProperty()
  documentNumber: string;

  @ApiProperty()
  actorName: string;
}
