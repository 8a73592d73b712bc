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

/** A text of the portal in the company's own words. */
export class PortalWordDto {
  @ApiProperty({ description: 'which text of the portal', examples: ['skuList.column.grade'] })
  key: string;

  @ApiProperty({ examples: ['品种规格'] })
  name: string;

  @ApiProperty({ examples: ['Medicine'] })
  nameEn: string;
}

export class CompanyWordsDto {
  @ApiProperty({ type: [UnitDto] })
  units: UnitDto[];

  @ApiProperty({ type: [PortalWordDto] })
  texts: PortalWordDto[];
}
