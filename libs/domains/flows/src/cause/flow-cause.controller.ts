import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFault } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { CauseDecider } from './cause-decider';
import { type CauseDecisionRow, CauseDecisionRepository } from './cause-decision.repository';
import { FlowCauseReader } from './flow-cause-reader';
import { CauseDecisionDto, DecideCauseDto, FlowCauseDetailDto, FlowCauseDto, FlowCauseQuery } from './flow-cause.dto';
import { FlowCauseRepository, type FlowCauseRow } from './flow-cause.repository';

/** Rows that do not count, by what is wrong with them, and one decision for all of a cause. */
@ApiTags('flows')
@Controller()
export class FlowCauseController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly causes: FlowCauseRepository,
    private readonly reader: FlowCauseReader,
    private readonly decider: CauseDecider,
    private readonly decisions: CauseDecisionRepository,
  ) {}

  /** Those of the highest amount first. */
  @Get('flow-causes')
  @Permit(flowsPermissions.read)
  @ApiPage(FlowCauseDto)
  async listFlowCauses(@Context() ctx: Ctx, @Query() query: FlowCauseQuery): Promise<Page<FlowCauseDto>> {
    const after = cursorKey(query, 2);
    const rows = await this.uow.read(ctx, (tx) => this.causes.list(tx, { ...query, limit: fetchSize(query), ...(after ? { after } : {}) }));
    return pageOf(rows, query, ({ amount, cause }) => [amount, cause], (row) => shownCause(ctx, row));
  }

  /** With where its rows are, some of them, and what can be decided. */
  @Get('flow-causes/:cause')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: FlowCauseDetailDto })
  getFlowCause(@Context() ctx: Ctx, @Param('cause') cause: string): Promise<FlowCauseDetailDto> {
    return this.uow.read(ctx, async (tx) => {
      const { row, ...detail } = await this.reader.read(tx, cause);
      return { ...shownCause(ctx, row), ...detail };
    });
  }

  /** Decides about all of its rows at once; answers with what that concerns. A job brings it to the files, one by one. */
  @Post('flow-causes/:cause/decide')
  @HttpCode(202)
  @Write()
  @Permit(flowsPermissions.resolve)
  @ApiAcceptedResponse({ type: FlowCauseDto })
  async decideFlowCause(@Context() tx: TxCtx, @Param('cause') cause: string, @Body() body: DecideCauseDto): Promise<FlowCauseDto> {
    return shownCause(tx, await this.decider.decide(tx, cause, body));
  }

  /** What was decided, the newest first. */
  @Get('flow-cause-decisions')
  @Permit(flowsPermissions.read)
  @ApiPage(CauseDecisionDto)
  async listCauseDecisions(@Context() ctx: Ctx, @Query() query: FlowCauseQuery): Promise<Page<CauseDecisionDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const rows = await this.uow.read(ctx, (tx) => this.decisions.list(tx, { limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) }));
    return pageOf(rows, query, ({ id }) => [id], (row) => shownDecision(ctx, row));
  }

  /** Takes a decision back, and its effect on every file. */
  @Post('flow-cause-decisions/:id/undo')
  @HttpCode(202)
  @Write()
  @Permit(flowsPermissions.resolve)
  @ApiAcceptedResponse({ type: CauseDecisionDto })
  async undoCauseDecision(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<CauseDecisionDto> {
    return shownDecision(tx, await this.decider.undo(tx, id));
  }
}

function shownCause({ locale }: Ctx, { example, dealers, ...row }: FlowCauseRow): FlowCauseDto {
  return { ...row, dealers: dealers.length, message: showFault({ code: row.code, params: example }, locale).message };
}

function shownDecision({ locale }: Ctx, { code, example, dealers: _dealers, ...row }: CauseDecisionRow): CauseDecisionDto {
  return { ...row, message: showFault({ code, params: example }, locale).message };
}
