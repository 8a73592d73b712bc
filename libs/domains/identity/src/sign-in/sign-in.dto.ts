import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

export class SignInDto {
  @ApiProperty({ description: 'upper and lower case, full and half width are the same' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  account: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  password: string;
}
