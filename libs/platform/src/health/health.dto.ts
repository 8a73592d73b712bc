import { ApiProperty } from '@nestjs/swagger';

export class HealthPartDto {
  @ApiProperty({ example: 'database' })
  name: string;

  @ApiProperty({ enum: ['up', 'down'] })
  state: 'up' | 'down';

  @ApiProperty({ description: 'Empty when the part is up.' })
  reason: string;
}

export class HealthDto {
  @ApiProperty({ description: 'The process answers.' })
  live: boolean;

  @ApiProperty({ description: 'Every part it needs answers.' })
  ready: boolean;

  @ApiProperty({ type: [HealthPartDto] })
  parts: HealthPartDto[];
}
