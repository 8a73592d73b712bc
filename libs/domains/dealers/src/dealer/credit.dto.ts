import { ApiProperty } from '@nestjs/swagger';

const AMOUNT = { description: 'CNY with two decimals', examples: ['1280.00'] };

/** What a buyer may owe one seller; only where a limit was agreed. */
export class CreditDto {
  @ApiProperty({ type: 'integer' })
  sellerId: number;

  @ApiProperty()
  sellerName: string;

  @ApiProperty(AMOUNT)
  limit: string;

  @ApiProperty(AMOUNT)
  used: string;

  @ApiProperty(AMOUNT)
  available: string;
}
