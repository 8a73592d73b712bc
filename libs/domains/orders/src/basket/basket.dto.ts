import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Priced, PricedInput } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { AppliedPromotionDto, DeniedPromotionDto, MONEY, PromotionHintDto } from '@tributary/pricing';
import { AvailabilityOptionDto } from '../availability/availability-option.dto';
import { PartyDto } from '../order/party.dto';
import { LINE_FIXES, type LineFixKind } from '../supply/line-fix';
import { WANTED_SUPPLIES, type WantedSupply } from './basket';

/** Up to twelve digits and three decimals, never negative. */
export const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;

/** CNY with at most two decimals, never negative. */
export const PRICE = /^\d{1,12}(\.\d{1,2})?$/;

export class BasketQueryDto {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;
}

export class PutBasketLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ description: 'Exact decimal; 0 removes the line.', example: '12' })
  @Matches(QUANTITY)
  quantity: string;

  @ApiProperty({ example: 'carton' })
  @IsString()
  @MaxLength(40)
  unit: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Absent or null: from wherever there is enough.' })
  @IsOptional()
  @IsInt()
  locationId?: number | null;

  @PricedInput({ nullable: true, example: '1200.00', description: 'What the buyer would pay for one unit instead of the list price; null: the list price; absent: as before. The seller decides.' })
  @IsOptional()
  @Matches(PRICE)
  requestedPrice?: string | null;

  @ApiPropertyOptional({ enum: WANTED_SUPPLIES, default: 'stock', description: 'stock; preorder: from a production plan; plannable: from a plan that is made for it, as far as a planner need not be asked' })
  @IsOptional()
  @IsIn(WANTED_SUPPLIES)
  supply?: WantedSupply;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Of a pre-order line: the plan it waits for; absent or null: the earliest that has enough.' })
  @IsOptional()
  @IsInt()
  planId?: number | null;
}

export class SubmitBasketDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiPropertyOptional({ description: 'The buyer’s own number for this purchase.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  purchaseOrderNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'The day on which the buyer would like to have the goods; a wish.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  requestedOn?: string;

  @PricedInput({ example: '15360.00', description: 'CNY as the buyer saw it: the order is refused when it would cost something else.' })
  @IsOptional()
  @Matches(MONEY)
  expectedTotal?: string;
}

export class FixBasketLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiProperty({ enum: LINE_FIXES })
  @IsIn(LINE_FIXES)
  kind: LineFixKind;
}

/** One of the lines that would take the place of a short one. */
export class FixPartDto {
  @ApiProperty({ enum: WANTED_SUPPLIES })
  supply: WantedSupply;

  @ApiProperty({ type: 'integer', nullable: true })
  locationId: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  planId: number | null;

  @ApiProperty({ example: '12', description: 'In the unit of the line.' })
  quantity: string;
}

/** A way to mend a short line with one click. */
export class LineFixDto {
  @ApiProperty({ enum: LINE_FIXES, description: 'take what is there; from another location; split over locations; the rest, or all, as pre-order' })
  kind: LineFixKind;

  @ApiProperty({ type: [FixPartDto] })
  parts: FixPartDto[];
}

export class LineProblemDto {
  @ApiProperty({ example: 'orders.line-short' })
  code: string;

  @ApiProperty({ description: 'In the language of the caller.' })
  message: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Record<string, unknown>;
}

export class BasketLineDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  lineNo: number;

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

  @ApiProperty({ example: '12' })
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ example: '1', description: 'In the sales unit.' })
  packMultiple: string;

  @ApiProperty({ example: '0', description: 'At least so much per line, in the sales unit; 0: no minimum' })
  minimumQuantity: string;

  @ApiProperty({ enum: WANTED_SUPPLIES })
  supply: WantedSupply;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a pre-order line: the plan it names; null: the earliest that has enough' })
  planId: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which its goods can leave; null: nothing could be promised now.' })
  promisedOn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: from wherever there is enough' })
  locationId: number | null;

  @ApiProperty({ type: String, nullable: true })
  locationName: string | null;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ example: '120', description: 'In the unit of the line: at its location or plan, or at the best one.' })
  available: string;

  @Priced({ example: '1280.00', description: 'CNY for one unit of the line; null: no price agreed' })
  unitPrice: string | null;

  @Priced({ example: '15360.00', description: 'After what promotions take off.' })
  amount: string | null;

  @Priced({ example: '640.00', description: 'What promotions take off.' })
  discount: string;

  @Priced({ type: [AppliedPromotionDto], description: 'Why: their amounts add up to the discount.' })
  promotions: AppliedPromotionDto[];

  @Priced({ type: [PromotionHintDto], description: 'What is missing for the next step.' })
  hints: PromotionHintDto[];

  @Priced({ type: [DeniedPromotionDto], description: 'Promotions that are meant for the line and do not apply.' })
  deniedPromotions: DeniedPromotionDto[];

  @Priced({ example: '1200.00', description: 'What the buyer would pay for one unit; null: the list price' })
  requestedPrice: string | null;

  @Priced({ example: '14400.00', description: 'What the line costs if the seller agrees; null: nothing below the list price is asked for' })
  requestedAmount: string | null;

  @ApiProperty({ type: [AvailabilityOptionDto], description: 'Every way to get it, the soonest first; in the unit of the line.' })
  options: AvailabilityOptionDto[];

  @ApiProperty({ type: [LineFixDto], description: 'What would mend it, if it is short.' })
  fixes: LineFixDto[];

  @ApiProperty({ type: [LineProblemDto], description: 'What would stop this line from being submitted now.' })
  problems: LineProblemDto[];
}

/** Goods that come along for nothing. */
export class BasketGiftDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ example: '2' })
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ example: '120' })
  available: string;

  @ApiProperty({ type: [String], description: 'Codes of the promotions that give it.' })
  promotionCodes: string[];

  @ApiProperty({ type: [LineProblemDto], description: 'What would stop the order because of the gift.' })
  problems: LineProblemDto[];
}

/** Lines that leave on the same day. */
export class BasketDeliveryDto {
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: nothing could be promised now' })
  on: string | null;

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  lineIds: number[];

  @Priced({ example: '15360.00', description: 'Of the lines that have a price.' })
  subtotal: string;
}

export class BasketCreditDto {
  @ApiProperty({ type: 'integer' })
  sellerId: number;

  @ApiProperty()
  sellerName: string;

  @ApiProperty({ example: '500000.00' })
  limit: string;

  @ApiProperty({ example: '120000.00', description: 'Taken by open orders and unpaid goods.' })
  used: string;

  @ApiProperty({ example: '380000.00' })
  available: string;
}

export class BasketDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'null while nothing was ever put in' })
  orderId: number | null;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: [BasketLineDto] })
  lines: BasketLineDto[];

  @ApiProperty({ type: [BasketGiftDto] })
  gifts: BasketGiftDto[];

  @Priced({ example: '640.00', description: 'What promotions take off in all.' })
  discount: string;

  @ApiProperty({ type: [BasketDeliveryDto], description: 'The lines by the day on which they can leave, the earliest first; without a day the last.' })
  deliveries: BasketDeliveryDto[];

  @Priced({ example: '15360.00', description: 'Of the lines that have a price.' })
  total: string;

  @Priced({ type: BasketCreditDto, description: 'null: no limit agreed' })
  credit: BasketCreditDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updatedAt: Date | null;
}
