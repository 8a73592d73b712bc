import { ApiProperty } from '@nestjs/swagger';

/** One cell of the original file. */
export class CellDto {
  @ApiProperty({ description: 'A, B, …' })
  column: string;

  @ApiProperty({ type: String, nullable: true })
  header: string | null;

  @ApiProperty({ type: String, nullable: true })
  value: string | null;
}
