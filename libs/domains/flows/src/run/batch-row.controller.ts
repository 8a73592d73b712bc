import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { BatchListRepository } from './batch-list.repository';
import { BatchRowDto, BatchRowQuery } from './batch-row.dto';
import type { BatchRowRow } from './batch-row.repository';
import { BatchRows } from './batch-rows';

@ApiTags('flows')
@Controller('batches/:id/rows')
export class BatchRowController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BatchListRepository,
    private readonly rows: BatchRows,
  ) {}

  /** Row by row what a run brought: posted, or why not, beside the cells as they stand in the file. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(BatchRowDto)
  async listBatchRows(@Context() ctx: Ctx, @Param('id', IdPipe) batchId: number, @Query() query: BatchRowQuery): Promise<Page<BatchRowDto>> {
    const after = cursorKey(query, 3)?.map(Number);
    const page = { ...query, batchId, limit: fetchSize(query), ...(after ? { after } : {}) };
    const { rows, files } = await this.uow.read(ctx, async (tx) => {
      if (!(await this.batches.find(tx, batchId))) throw platformErrors.notFound();
      return this.rows.list(tx, page);
    });
    const shown = pageOf(rows, query, (row: BatchRowRow) => [row.rawFileId, row.sheet, row.rowNo], (row) => row);
    return { ...shown, items: await this.rows.describe(ctx, shown.items, files) };
  }
}
