import { ApiProperty } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { GivenPromotionDto } from '@tributary/pricing';
import { LINE_SUPPLIES, type LineSupply } from '../basket/basket';

export class OrderLineDto {
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

  @ApiProperty({ example: '12', description: 'As ordered.' })
  quantity: string;

  @ApiProperty({ description: 'Of every quantity of this line but `baseQuantity`.' })
  unit: string;

  @ApiProperty({ example: '144' })
  baseQuantity: string;

  @ApiProperty()
  baseUnit: string;

  @Priced({ example: '1280.00', description: 'CNY for one unit, as it was when the order was submitted, or as it was agreed.' })
  unitPrice: string;

  @Priced({ example: '1200.00', description: 'What the buyer asks to pay for one unit; null: nothing is asked, or it is decided.' })
  requestedPrice: string | null;

  @Priced({ example: '0.00', description: 'What promotions take off; `amount` is what is left.' })
  discount: string;

  @Priced({ example: '15360.00', description: 'Of what was ordered; once confirmed, of what was confirmed.' })
  amount: string;

  @ApiProperty({ description: 'Given away by a promotion.' })
  gift: boolean;

  @Priced({ type: [GivenPromotionDto], description: 'Why; as it was when the order was submitted.' })
  promotions: readonly GivenPromotionDto[];

  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The production plan that a pre-order line waits for, or waited for.' })
  planId: number | null;

  @ApiProperty({ description: 'Empty when the caller may no longer see it.' })
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ enum: LINE_SUPPLIES, description: 'From stock, or from what is still to be made.' })
  supply: LineSupply;

  @ApiProperty({ description: 'It waits for a plan that demand made and no planner has taken over yet: the day may move.' })
  awaitsPlanning: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which its goods can leave.' })
  promisedOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '12', description: 'null until the seller decided' })
  confirmedQuantity: string | null;

  @ApiProperty({ example: '12', description: 'Set aside so far, what has left included.' })
  allocatedQuantity: string;

  @ApiProperty({ example: '0' })
  shippedQuantity: string;

  @ApiProperty({ example: '0' })
  receivedQuantity: string;

  @ApiProperty({ example: '0', description: 'Of what was received: asked back, on its way back, or taken back.' })
  returnedQuantity: string;
}
