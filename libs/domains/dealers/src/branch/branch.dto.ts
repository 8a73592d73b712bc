import { ApiProperty } from '@nestjs/swagger';

/** A regional sales organisation of head office. */
export class BranchDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}
