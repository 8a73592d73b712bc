import { ApiProperty } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { CreditDto } from '../dealer/credit.dto';
import type { OrganisationKind } from '../dealer/organisation';

export class SupplierDto {
  @ApiProperty({ type: 'integer', description: 'organisation id: the sellerId of offers, basket and orders' })
  id: number;

  @ApiProperty({ enum: ['head_office', 'dealer'] })
  kind: OrganisationKind;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'names of the business lines, in the language of the caller' })
  businessLine: string | null;

  @Priced({ type: CreditDto, description: 'null: no limit agreed' })
  credit: CreditDto | null;
}
