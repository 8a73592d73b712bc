import { ApiProperty } from '@nestjs/swagger';

/** Why something does not count, or needs attention. */
export class FaultDto {
  @ApiProperty({ example: 'flows.product-unmatched' })
  code: string;

  @ApiProperty({ description: 'in the language of the request' })
  message: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Readonly<Record<string, unknown>>;
}
