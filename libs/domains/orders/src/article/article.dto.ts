import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { LineProblemDto } from '../basket/basket.dto';

const LONGEST_NUMBER = 100;

export class DealerArticleDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ description: 'What the dealer calls it.' })
  number: string;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  skuCode: string;

  @ApiProperty()
  skuName: string;

  @ApiProperty({ type: String, nullable: true })
  skuNameEn: string | null;

  @ApiProperty()
  updatedBy: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}

export class PutDealerArticleDto {
  @ApiProperty({ description: 'Compared without case, width, spaces and dashes.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NUMBER)
  number: string;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;
}

export class ArticleSheetProblemDto extends LineProblemDto {
  @ApiProperty({ description: 'Name of the sheet.' })
  sheet: string;

  @ApiProperty({ type: 'integer' })
  rowNumber: number;
}

export class ArticleSheetDto {
  @ApiProperty({ type: 'integer', description: 'Numbers that are remembered now.' })
  remembered: number;

  @ApiProperty({ type: [ArticleSheetProblemDto], description: 'Rows that were not understood; all others count.' })
  problems: ArticleSheetProblemDto[];
}
