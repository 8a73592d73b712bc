import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { type ArrivalDto, BatchDetailDto, BatchDto, BatchQuery, type BatchReasonDto } from './batch.dto';
import { type ArrivalRow, BatchListRepository, type BatchRow } from './batch-list.repository';

@ApiTags('flows')
@Controller('batches')
export class BatchController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchListRepository,
  ) {}

  /** What runs of feeds brought, the newest first. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(BatchDto)
  async listBatches(@Context() ctx: Ctx, @Query() query: BatchQuery): Promise<Page<BatchDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.batches.list(tx, page));
    return pageOf(rows, query, (row) => [row.id], (row) => batchOf(ctx, row));
  }

  @Get(':id')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: BatchDetailDto })
  getBatch(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<BatchDetailDto> {
    return this.uow.read(ctx, async (tx) => {
      const batch = await this.batches.find(tx, id);
      if (!batch) throw platformErrors.notFound();
      const arrivals = (await this.batches.arrivals(tx, id)).map((row) => arrivalOf(ctx, row));
      const reasons = (await this.batches.reasons(tx, id)).map((row) => reasonOf(ctx, row));
      return { ...batchOf(ctx, batch), arrivals, reasons };
    });
  }
}

function batchOf(ctx: Ctx, row: BatchRow): BatchDto {
  return { ...row, reason: showFaultOrNull(row.reason, ctx.locale) };
}

function arrivalOf(ctx: Ctx, row: ArrivalRow): ArrivalDto {
  return { ...row, reason: showFaultOrNull(row.reason, ctx.locale) };
}

function reasonOf(ctx: Ctx, { rows, ...fault }: Fault & { rows: number }): BatchReasonDto {
  return { code: fault.code, message: showFault(fault, ctx.locale).message, rows };
}
