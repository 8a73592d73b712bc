import { ApiProperty } from '@nestjs/swagger';

export class RawFileDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ type: 'integer', description: 'bytes' })
  size: number;

  @ApiProperty({ type: String, nullable: true })
  mediaType: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: 'integer', nullable: true })
  feedId: number | null;

  @ApiProperty({ type: String, nullable: true })
  feedCode: string | null;
}
