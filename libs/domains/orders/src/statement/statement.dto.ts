import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import type { Side } from '../order/order-party';
import { PartyDto } from '../order/party.dto';
import { ENTRY_KINDS, type EntryKind, type Statement, type StatementAnswer, type StatementDetail, type StatementEntry, STATEMENT_STATES, type StatementState } from './statement';

const SIGNED_MONEY = /^-?\d{1,14}(\.\d{1,2})?$/;

export class StatementAnswerDto implements StatementAnswer {
  @ApiProperty({ enum: ['confirmed', 'objected'] })
  answer: 'confirmed' | 'objected';

  @ApiProperty({ example: '120000.00', description: 'CNY: the closing balance that was answered.' })
  closing: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at: string;
}

export class StatementDto implements Statement {
  @ApiProperty({ example: '2026-10', description: 'A calendar month in Shanghai.' })
  month: string;

  @ApiProperty({ example: '120000.00', description: 'CNY: the closing balance of the month before.' })
  opening: string;

  @ApiProperty({ example: '36000.00', description: 'CNY that orders took.' })
  taken: string;

  @ApiProperty({ example: '6000.00', description: 'CNY that cuts, cancellations, returns and payments gave back.' })
  given: string;

  @ApiProperty({ example: '150000.00', description: 'CNY: opening, plus what was taken, less what was given back.' })
  closing: string;

  @ApiProperty({ type: 'integer' })
  movements: number;

  @ApiProperty({ enum: STATEMENT_STATES, description: 'open: the month is not over; due: it is, and waits for the buyer' })
  state: StatementState;

  @ApiProperty({ type: StatementAnswerDto, nullable: true, description: 'The last one; null: none.' })
  answer: StatementAnswerDto | null;
}

export class StatementDetailDto extends StatementDto implements StatementDetail {
  @ApiProperty({ enum: ['buyer', 'seller'] })
  side: Side;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ type: [StatementAnswerDto], description: 'Every answer, the latest first.' })
  answers: readonly StatementAnswerDto[];

  @ApiProperty({ type: [String], description: 'For this user, now: confirm, object.' })
  availableActions: readonly string[];
}

export class StatementEntryDto implements StatementEntry {
  @ApiProperty({ type: 'integer', description: 'Its place in the month, from 1.' })
  no: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: ENTRY_KINDS, description: 'decrease: cut, refused, cancelled or not delivered in full; delivery: goods were received, which moves nothing' })
  kind: EntryKind;

  @ApiProperty({ type: 'integer', nullable: true })
  orderId: number | null;

  @ApiProperty({ type: String, nullable: true })
  orderNumber: string | null;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  returnId: number | null;

  @ApiProperty({ type: String, nullable: true })
  returnNumber: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  shipmentId: number | null;

  @ApiProperty({ type: String, nullable: true })
  deliveryNoteNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: '-400.00', description: 'CNY, signed; null: it moves nothing.' })
  amount: string | null;

  @ApiProperty({ example: '150000.00', description: 'CNY, after it.' })
  balance: string;
}

export class ConfirmStatementDto {
  @ApiProperty({ example: '150000.00', description: 'CNY: the closing balance that was looked at; 409 when it is another one.' })
  @Matches(SIGNED_MONEY)
  closing: string;
}

export class ObjectStatementDto extends ConfirmStatementDto {
  @ApiProperty({ description: 'The seller reads it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}
