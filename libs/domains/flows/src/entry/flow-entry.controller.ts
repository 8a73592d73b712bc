import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { addDays, period, type Period, shanghaiToday } from '@tributary/kernel';
import { ApiPage, Clock, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, UnitOfWork } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { FlowEntryDto, FlowEntryQuery } from './flow-entry.dto';
import { FlowEntryRepository, type FlowEntryRow } from './flow-entry.repository';
import { FlowOrigin } from './flow-origin';
import { FlowOriginDto } from './flow-origin.dto';

const DEFAULT_DAYS = 30;

@ApiTags('flows')
@Controller('flow-entries')
export class FlowEntryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: FlowEntryRepository,
    private readonly origins: FlowOrigin,
    private readonly clock: Clock,
  ) {}

  /** Posted rows, the newest day first; searches in document numbers, customers and products. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(FlowEntryDto)
  async listFlowEntries(@Context() ctx: Ctx, @Query() query: FlowEntryQuery): Promise<Page<FlowEntryDto>> {
    const before = cursorKey(query, 2);
    const page = { ...query, period: this.period(query), limit: fetchSize(query), ...(before ? { before } : {}) };
    const rows = await this.uow.read(ctx, (tx) => this.entries.list(tx, page));
    return pageOf(rows, query, (row: FlowEntryRow) => [row.date, row.id], (row) => row);
  }

  /** The very cells that a posted row comes from, read again from the archived bytes, and who decided what about it. */
  @Get(':id/origin')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: FlowOriginDto })
  getFlowOrigin(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<FlowOriginDto> {
    return this.origins.of(ctx, id);
  }

  private period({ from, to }: FlowEntryQuery): Period {
    const until = to ?? shanghaiToday(this.clock.now());
    return period(from ?? addDays(until, -DEFAULT_DAYS), until);
  }
}
