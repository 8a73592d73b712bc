import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

export class DivisionQuery {
  @ApiPropertyOptional({ description: 'code of the division above; absent: the provinces' })
  @IsOptional()
  @Matches(/^[0-9]{2}([0-9]{2})?$/)
  parent?: string;
}

/** An official administrative division (GB/T 2260). */
export class DivisionDto {
  @ApiProperty({ description: 'two, four or six digits' })
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  parentCode: string | null;

  @ApiProperty({ type: 'integer', description: '1 province, 2 prefecture, 3 county' })
  level: number;
}
