import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';

export class NothingSaidDto {
  @ApiProperty({ type: String, format: 'date', description: 'the first day on which there was nothing' })
  @IsString()
  from: string;

  @ApiProperty({ type: String, format: 'date', description: 'the last one: not later than the day on which the file came, at most 92 days in all' })
  @IsString()
  to: string;
}

export class EmptiedDto {
  @ApiProperty({ type: 'integer', description: 'days that hold entries now and would hold none' })
  days: number;

  @ApiProperty({ type: 'integer', description: 'entries that would go' })
  entries: number;
}
