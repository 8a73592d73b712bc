import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery, Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';

export class NotificationQueryDto extends PageQuery {
  @ApiPropertyOptional({ type: 'boolean', description: 'true: only what was not read yet' })
  @IsOptional()
  @Flag()
  unread?: boolean;
}

export class NotificationFlowDto {
  @ApiProperty({ enum: ['feed', 'mailbox'] })
  subject: 'feed' | 'mailbox';

  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;
}

export class NotificationDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'order.approve' })
  kind: string;

  @ApiProperty({ description: 'What happened, in the caller’s language.' })
  title: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: it is about a statement of account, a feed or a mailbox' })
  orderId: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'SO-202611-000123' })
  orderNumber: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The return that it is about; null: the order.' })
  returnId: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'RT-202611-000012' })
  returnNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-10', description: 'The month of the account with the partner that it is about; null: an order or a return.' })
  statementMonth: string | null;

  @ApiProperty({ type: NotificationFlowDto, nullable: true, description: 'the feed or mailbox that it is about' })
  flow: NotificationFlowDto | null;

  @ApiProperty({ type: 'integer' })
  partnerId: number;

  @ApiProperty({ description: 'The other side, in the caller’s language.' })
  partner: string;

  @Priced({ example: '15360.00' })
  total: string;

  @ApiProperty({ type: String, nullable: true })
  deliveryNoteNumber: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expectedArrivalAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: a rule or a schedule' })
  actorName: string | null;

  @ApiProperty({ type: String, nullable: true })
  onBehalfOf: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt: string | null;

  @ApiProperty({ enum: ['waiting', 'sending', 'sent', 'failed'], nullable: true, description: 'null: no mail went with it' })
  mailState: 'waiting' | 'sending' | 'sent' | 'failed' | null;
}

export class UnreadDto {
  @ApiProperty({ type: 'integer' })
  unread: number;
}

export class ReadAllDto {
  @ApiProperty({ type: 'integer', description: 'The latest notification that the caller has seen; what came since stays unread.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  upToId: number;
}
