import { ApiProperty } from '@nestjs/swagger';

export class StockLocationDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'Goods are received here.' })
  isDefault: boolean;
}
