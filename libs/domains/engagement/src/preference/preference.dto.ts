import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsString, MaxLength, ValidateNested } from 'class-validator';

export class NotificationChannelsDto {
  @ApiProperty({ example: 'order.approve' })
  @IsString()
  @MaxLength(100)
  kind: string;

  @ApiProperty()
  @IsBoolean()
  portal: boolean;

  @ApiProperty()
  @IsBoolean()
  mail: boolean;
}

export class NotificationPreferenceDto extends NotificationChannelsDto {
  @ApiProperty({ description: 'The kind in the caller’s language.' })
  name: string;
}

export class ChangeNotificationPreferencesDto {
  @ApiProperty({ type: [NotificationChannelsDto], description: 'Kinds that are not named stay as they are.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => NotificationChannelsDto)
  kinds: NotificationChannelsDto[];
}
