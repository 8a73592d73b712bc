import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Saying, SAYINGS } from './coverage';

export class CoverageSaidDto {
  @ApiProperty({ enum: SAYINGS, description: 'declared: of all days that its feed declares, so those that it leaves out are empty now; days: only of those that it has rows of' })
  @IsIn(SAYINGS)
  tells: Saying;
}
