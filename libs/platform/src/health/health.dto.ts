import { ApiProperty } from '@nestjs/swagger';

export class HealthPartDto {
  @ApiProperty({ example: 'database' })
  name: string;

  @ApiProperty({ enum: ['up', 'down', 'off'], description: 'off: not set up, on purpose' })
  state: 'up' | 'down' | 'off';

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
