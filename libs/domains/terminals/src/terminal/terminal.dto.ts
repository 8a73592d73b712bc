import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsOptional, Matches } from 'class-validator';

export class TerminalQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'of a province, city or county', examples: ['31', '3205', '320506'] })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/)
  divisionCode?: string;
}

export class TerminalDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ examples: ['repair-shop', 'oil-change-centre'] })
  kind: string;

  @ApiProperty({ examples: ['修理厂', '三级医院'] })
  kindName: string;

  @ApiProperty({ type: String, nullable: true, examples: ['Repair shop', 'Tertiary hospital'] })
  kindNameEn: string | null;

  @ApiProperty({ type: String, nullable: true })
  divisionCode: string | null;

  @ApiProperty({ type: String, nullable: true, examples: ['江苏省苏州市吴中区'] })
  divisionName: string | null;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;
}

/** A remembered spelling. */
export class AliasDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'in whose files; null: in anyone’s' })
  dealerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  dealerName: string | null;

  @ApiProperty({ type: Date, format: 'date-time' })
  decidedAt: Date;

  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;
}

export class TerminalDetailDto extends TerminalDto {
  @ApiProperty({ type: [AliasDto] })
  aliases: AliasDto[];
}
