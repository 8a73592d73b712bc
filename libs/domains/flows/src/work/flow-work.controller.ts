import { Controller, Get, HttpCode, type MessageEvent, Param, Post, Query, Req, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SessionWatch } from '@tributary/identity';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, type HttpRequest, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, userOf, Write,
} from '@tributary/platform';
import { map, type Observable } from 'rxjs';
import { flowsPermissions } from '../flows.permissions';
import { FlowWorkDto, FlowWorkQuery } from './flow-work.dto';
import { FlowWorkRepository, type FlowWorkRow } from './flow-work.repository';
import { FlowWorkStream } from './flow-work-stream';
import { WorkCancellation } from './work-cancellation';

/** Runs, replays and decisions on their way through the files. */
@ApiTags('flows')
@Controller('flow-works')
export class FlowWorkController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly works: FlowWorkRepository,
    private readonly stream: FlowWorkStream,
    private readonly sessions: SessionWatch,
    private readonly cancellation: WorkCancellation,
  ) {}

  /** The newest first. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(FlowWorkDto)
  async listFlowWorks(@Context() ctx: Ctx, @Query() query: FlowWorkQuery): Promise<Page<FlowWorkDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.works.list(tx, page));
    return pageOf(rows, query, ({ id }) => [id], shown);
  }

  /** Server-sent events: `changed` when work went on, `alive` from time to time, `ended` with the session. */
  @Sse('stream')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  streamFlowWorks(@Context() ctx: Ctx, @Req() request: HttpRequest): Observable<MessageEvent> {
    return this.stream.open(userOf(ctx).userId, this.sessions.keyOf(request)).pipe(map((type) => ({ type, data: '{}' })));
  }

  /** Stops it after the file that it is at. What was posted stays; the other files wait for the next run. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: FlowWorkDto })
  async cancelFlowWork(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<FlowWorkDto> {
    return shown(await this.cancellation.ask(tx, id));
  }
}

/** Files are what people count; of a work that ended all are done. */
function shown(row: FlowWorkRow): FlowWorkDto {
  return { ...row, percent: row.total ? Math.floor((Math.min(row.done, row.total) / row.total) * 100) : null };
}
