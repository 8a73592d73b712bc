import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';

const LONGEST_TEXT = 20_000;
const LONGEST_SIGNATURE = 100;

export class SignedTextDto {
  @ApiProperty({ description: 'a JSON document, exactly as it was signed' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  text: string;

  @ApiProperty({ description: 'Ed25519 over `tributary-agent/<purpose>\\n` and the text, base64url' })
  @IsString()
  @MaxLength(LONGEST_SIGNATURE)
  signature: string;
}

export class SignedTemplateDto {
  @ApiProperty()
  text: string;

  @ApiProperty()
  signature: string;
}

export class ServerKeysDto {
  @ApiProperty({ description: '{"keys": […]}: the keys that the server signs with' })
  text: string;

  @ApiProperty({ type: [String], description: 'by each of them' })
  signatures: readonly string[];
}

export class AgentOrderDto {
  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: SignedTemplateDto })
  template: SignedTemplateDto;
}

export class AgentOrdersDto {
  @ApiProperty({ type: String, format: 'date-time' })
  serverTime: Date;

  @ApiProperty({ type: 'integer', description: 'the last batch that is here: the next one follows it' })
  lastSeq: number;

  @ApiProperty({ type: String, format: 'date' })
  since: string;

  @ApiProperty({ type: ServerKeysDto })
  keys: ServerKeysDto;

  @ApiProperty({ type: [AgentOrderDto] })
  feeds: AgentOrderDto[];
}

export class EnrolledAgentDto {
  @ApiProperty({ type: 'integer' })
  agentId: number;

  @ApiProperty({ type: 'integer' })
  generation: number;

  @ApiProperty({ type: AgentOrdersDto })
  orders: AgentOrdersDto;
}

export class ReceivedBatchDto {
  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty({ description: 'it was here already' })
  repeated: boolean;
}
