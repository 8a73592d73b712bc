import { ApiProperty } from '@nestjs/swagger';

/** A unit of quantity as the company calls it. */
export class UnitDto {
  @ApiProperty({ examples: ['carton', 'ampoule'] })
  code: string;

  @ApiProperty({ examples: ['箱', '支'] })
  name: string;

  @ApiProperty({ examples: ['carton', 'ampoule'] })
  nameEn: string;
}
