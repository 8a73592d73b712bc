import { ApiProperty } from '@nestjs/swagger';

export class ArchiveRootDto {
  @ApiProperty({ type: String, format: 'date', description: 'the day that it closes, in Shanghai' })
  day: string;

  @ApiProperty({ description: 'SHA-256 in hex over the newest link of each chain that grew, and the root before' })
  root: string;

  @ApiProperty({ type: 'integer', description: 'chains that grew since the root before' })
  feeds: number;

  @ApiProperty({ type: 'integer', description: 'arrivals since the root before' })
  files: number;

  @ApiProperty({ type: String, format: 'date-time' })
  sealedAt: Date;
}
