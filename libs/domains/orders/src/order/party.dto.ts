import { ApiProperty } from '@nestjs/swagger';
import type { Party } from './order-party';

/** An organisation that buys or sells; the texts are empty when the caller may no longer see it. */
export class PartyDto implements Party {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: ['head_office', 'dealer'] })
  kind: 'head_office' | 'dealer';

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: head office' })
  tier: number | null;
}
