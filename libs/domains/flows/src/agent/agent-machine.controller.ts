import { Body, Controller, Headers, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProblemDto, Public, UploadedFile, type Upload, Uploads } from '@tributary/platform';
import { AgentEnroller } from './agent-enroller';
import { AgentIntake } from './agent-intake';
import { AgentOrdersDto, EnrolledAgentDto, ReceivedBatchDto, SignedTextDto } from './agent-machine.dto';
import { AgentPulse } from './agent-pulse';
import type { AgentOrders } from './agent-orders';
import type { FlowKind } from '../map/layout-mapping';

const LONGEST_ENVELOPE = 12_000;

/** What agents say. There is no session: each document is signed, and the signature says whose it is. */
@ApiTags('agents')
@Controller()
export class AgentMachineController {
  constructor(
    private readonly enroller: AgentEnroller,
    private readonly pulse: AgentPulse,
    private readonly intake: AgentIntake,
  ) {}

  /** Purpose `enrolment`, signed with the new key: {code, publicKey, machine, host, version}. */
  @Post('agent-enrolments')
  @Public()
  @ApiCreatedResponse({ type: EnrolledAgentDto })
  @ApiResponse({ status: 422, type: ProblemDto })
  async enrolAgent(@Body() signed: SignedTextDto): Promise<EnrolledAgentDto> {
    const { orders, ...enrolled } = await this.enroller.enrol(signed);
    return { ...enrolled, orders: shown(orders) };
  }

  /** Purpose `heartbeat`; the answer is what the agent is to do. */
  @Post('agent-heartbeats')
  @Public()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: AgentOrdersDto })
  @ApiResponse({ status: 401, type: ProblemDto })
  @ApiResponse({ status: 409, type: ProblemDto, description: 'flows.agent-cloned: another machine speaks with this key' })
  async hearAgent(@Body() signed: SignedTextDto): Promise<AgentOrdersDto> {
    return shown(await this.pulse.hear(signed));
  }

  /**
   * The rows as CSV, gzip; purpose `batch`. Every batch has a number and the hash of the one before it; it tells of its days whole:
   * what they held and it leaves out is gone. The same batch again gives the same answer.
   */
  @Post('agent-batches')
  @Public()
  @HttpCode(HttpStatus.ACCEPTED)
  @Uploads()
  @ApiHeader({ name: 'X-Agent-Envelope', required: true, description: 'The envelope as JSON, base64url.' })
  @ApiHeader({ name: 'X-Agent-Signature', required: true })
  @ApiResponse({ status: 202, type: ReceivedBatchDto })
  @ApiResponse({ status: 401, type: ProblemDto })
  @ApiResponse({ status: 409, type: ProblemDto, description: 'flows.agent-gap: send on from `expected`; flows.agent-cloned' })
  @ApiResponse({ status: 429, type: ProblemDto })
  receiveAgentBatch(@Headers('x-agent-envelope') envelope: string | undefined, @Headers('x-agent-signature') signature: string | undefined, @UploadedFile() { bytes }: Upload): Promise<ReceivedBatchDto> {
    const text = Buffer.from((envelope ?? '').slice(0, LONGEST_ENVELOPE), 'base64url').toString('utf8');
    return this.intake.receive({ text, signature: signature ?? '' }, bytes);
  }
}

function shown({ feeds, ...orders }: AgentOrders): AgentOrdersDto {
  return { ...orders, feeds: feeds.map(({ kind, ...feed }) => ({ ...feed, kind: kind as FlowKind })) };
}
