import { ApiProperty } from '@nestjs/swagger';

/** RFC 9457 problem details; `code` is stable, texts follow Accept-Language. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:tributary:problem:orders.insufficient-stock' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer', example: 409 })
  status: number;

  @ApiProperty({ description: 'What happened, in the language of the caller.' })
  detail: string;

  @ApiProperty({ example: 'orders.insufficient-stock' })
  code: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Record<string, unknown>;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'One entry per offending line or field.' })
  problems: readonly unknown[];

  @ApiProperty()
  correlationId: string;
}
