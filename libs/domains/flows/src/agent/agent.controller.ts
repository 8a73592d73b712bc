import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Locale } from '@tributary/kernel';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { isFault, showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import type { FlowKind } from '../map/layout-mapping';
import type { AgentRow } from './agent';
import { AgentBatchDto, AgentBodyDto, AgentDetailDto, AgentDto, AgentEventDto, AgentQuery, CodedAgentDto, CreateAgentDto, RevokeAgentDto } from './agent.dto';
import { AgentEventRepository, type AgentEventRow } from './agent-event.repository';
import { AgentFeedRepository } from './agent-feed.repository';
import { AgentKeeper, type CodedAgent } from './agent-keeper';
import { AgentListRepository } from './agent-list.repository';

/** Direct-connect agents. A dealer sees its own. */
@ApiTags('agents')
@Controller('agents')
export class AgentController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keeper: AgentKeeper,
    private readonly agents: AgentListRepository,
    private readonly feeds: AgentFeedRepository,
    private readonly events: AgentEventRepository,
  ) {}

  /** The newest first; searches in names of dealers, agents and machines. */
  @Get()
  @Permit(flowsPermissions.read, flowsPermissions.upload)
  @ApiPage(AgentDto)
  async listAgents(@Context() ctx: Ctx, @Query() query: AgentQuery): Promise<Page<AgentDto>> {
    const rows = await this.uow.read(ctx, (tx) => this.agents.list(tx, { ...query, ...beforeOf(query), limit: fetchSize(query) }));
    return pageOf(rows, query, ({ id }) => [id], (row) => shown(ctx, row));
  }

  @Get(':id')
  @Permit(flowsPermissions.read, flowsPermissions.upload)
  @ApiOkResponse({ type: AgentDetailDto })
  getAgent(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<AgentDetailDto> {
    return this.uow.read(ctx, (tx) => this.detail(tx, id));
  }

  /** The agent and the code that enrols it, for once. */
  @Post()
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiCreatedResponse({ type: CodedAgentDto })
  async createAgent(@Context() tx: TxCtx, @Body() { dealerId, ...body }: CreateAgentDto): Promise<CodedAgentDto> {
    return coded(tx, await this.keeper.create(tx, dealerId, body));
  }

  @Put(':id')
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiOkResponse({ type: AgentDetailDto })
  async changeAgent(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AgentBodyDto): Promise<AgentDetailDto> {
    await this.keeper.change(tx, id, body);
    return this.detail(tx, id);
  }

  /** A code for its next enrolment; the present key goes on until the code is used. */
  @Post(':id/code')
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiCreatedResponse({ type: CodedAgentDto })
  async renewAgent(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<CodedAgentDto> {
    return coded(tx, await this.keeper.renew(tx, id));
  }

  /** What it brought stays; its key opens nothing any more. */
  @Post(':id/revoke')
  @HttpCode(HttpStatus.OK)
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiOkResponse({ type: AgentDetailDto })
  async revokeAgent(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: RevokeAgentDto): Promise<AgentDetailDto> {
    await this.keeper.revoke(tx, id, reason);
    return this.detail(tx, id);
  }

  /** What it sent, the latest first. */
  @Get(':id/batches')
  @Permit(flowsPermissions.read, flowsPermissions.upload)
  @ApiPage(AgentBatchDto)
  async listAgentBatches(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<AgentBatchDto>> {
    const rows = await this.uow.read(ctx, async (tx) => {
      await this.keeper.find(tx, id);
      return this.agents.batches(tx, id, { ...beforeOf(query), limit: fetchSize(query) });
    });
    return pageOf(rows, query, (row) => [row.id], ({ kind, days, ...row }) => ({ ...row, kind: kind as FlowKind, days: [...days] }));
  }

  /** Its history, the latest first. */
  @Get(':id/events')
  @Permit(flowsPermissions.read, flowsPermissions.upload)
  @ApiPage(AgentEventDto)
  async listAgentEvents(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<AgentEventDto>> {
    const rows = await this.uow.read(ctx, async (tx) => {
      await this.keeper.find(tx, id);
      return this.events.list(tx, id, { ...beforeOf(query), limit: fetchSize(query) });
    });
    return pageOf(rows, query, (row) => [row.id], ({ detail, ...row }) => ({ ...row, detail: shownDetail(detail, ctx.locale) }));
  }

  private async detail(tx: TxCtx, id: number): Promise<AgentDetailDto> {
    const agent = await this.keeper.find(tx, id);
    const feeds = (await this.feeds.of(tx, id)).map(({ kind, ...feed }) => ({
      ...feed, kind: kind as FlowKind, reading: agent.readings.find(({ feedId }) => feedId === feed.feedId) ?? null,
    }));
    return { ...shown(tx, agent), feeds };
  }
}

function beforeOf(query: PageQuery): { before?: number } {
  const [before] = cursorKey(query, 1) ?? [];
  return before === undefined ? {} : { before: Number(before) };
}

function shown({ locale }: Ctx, { readings: _readings, ...agent }: AgentRow): AgentDto {
  return { ...agent, trouble: showFaultOrNull(agent.trouble, locale), alarm: showFaultOrNull(agent.alarm, locale) };
}

function coded(ctx: Ctx, { agent, ...code }: CodedAgent): CodedAgentDto {
  return { agent: shown(ctx, agent), ...code };
}

/** Trouble is told in the reader's language; whatever else is known as it is. */
function shownDetail(detail: AgentEventRow['detail'], locale: Locale): Record<string, unknown> {
  return isFault(detail) ? { reason: showFault(detail, locale).message } : { ...detail };
}
