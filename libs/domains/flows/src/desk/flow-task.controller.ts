import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@tributary/kernel';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, type Page, pageOf, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { FlowTaskKeeper } from './flow-task-keeper';
import { ClaimFlowTaskDto, FlowTaskCountDto, FlowTaskDto, FlowTaskNameDto, FlowTaskQuery, SnoozeFlowTaskDto } from './flow-task.dto';
import { FlowTaskRepository, type FlowTaskRow } from './flow-task.repository';

/** Everything in channel flow that waits for a person. */
@ApiTags('flows')
@Controller('flow-tasks')
export class FlowTaskController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: FlowTaskRepository,
    private readonly keeper: FlowTaskKeeper,
  ) {}

  /** By value unless asked otherwise; searches what they are called, and dealers. Of each kind the 2,000 most valuable. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(FlowTaskDto)
  async listFlowTasks(@Context() ctx: Ctx, @Query() query: FlowTaskQuery): Promise<Page<FlowTaskDto>> {
    const after = cursorKey(query, 3);
    const sort = query.sort ?? 'value';
    const page = { ...query, sort, view: query.view ?? 'open', limit: fetchSize(query), ...(after ? { after } : {}) } as const;
    const rows = await this.uow.read(ctx, (tx) => this.tasks.list(tx, page));
    return pageOf(rows, query, ({ value, since, kind, subject }) => [sort === 'value' ? (value ?? '0') : since.toISOString(), kind, subject], (row) => shown(ctx, row));
  }

  /** How much waits of each kind. */
  @Get('counts')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: [FlowTaskCountDto] })
  countFlowTasks(@Context() ctx: Ctx, @Query() { view = 'open', kind, dealerId, search }: FlowTaskQuery): Promise<FlowTaskCountDto[]> {
    const asked = { view, ...(kind ? { kind } : {}), ...(dealerId === undefined ? {} : { dealerId }), ...(search ? { search } : {}) };
    return this.uow.read(ctx, (tx) => this.tasks.counts(tx, asked));
  }

  /** Takes it on oneself, from whoever had it when one looked. */
  @Post('claim')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: FlowTaskDto })
  async claimFlowTask(@Context() tx: TxCtx, @Body() { from = null, ...name }: ClaimFlowTaskDto): Promise<FlowTaskDto> {
    return shown(tx, await this.keeper.claim(tx, name, from));
  }

  /** Gives back what one had taken on. */
  @Post('release')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: FlowTaskDto })
  async releaseFlowTask(@Context() tx: TxCtx, @Body() name: FlowTaskNameDto): Promise<FlowTaskDto> {
    return shown(tx, await this.keeper.release(tx, name));
  }

  /** Puts it off until a day, with a reason. */
  @Post('snooze')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: FlowTaskDto })
  async snoozeFlowTask(@Context() tx: TxCtx, @Body() { until, reason, ...name }: SnoozeFlowTaskDto): Promise<FlowTaskDto> {
    return shown(tx, await this.keeper.snooze(tx, name, localDate(until), reason));
  }

  /** It waits again from now on. */
  @Post('wake')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: FlowTaskDto })
  async wakeFlowTask(@Context() tx: TxCtx, @Body() name: FlowTaskNameDto): Promise<FlowTaskDto> {
    return shown(tx, await this.keeper.wake(tx, name));
  }
}

function shown({ locale }: Ctx, row: FlowTaskRow): FlowTaskDto {
  return { ...row, reason: showFaultOrNull(row.reason, locale) };
}
