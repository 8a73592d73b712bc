import { ApiProperty } from '@nestjs/swagger';

export class RoleDto {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ enum: ['head_office', 'dealer'], description: 'whose users may have it' })
  organisationKind: 'head_office' | 'dealer';

  @ApiProperty({ type: [String] })
  permissions: readonly string[];
}
