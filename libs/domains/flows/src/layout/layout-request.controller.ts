import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@tributary/kernel';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { showFault, showFaultOrNull } from '../flows.faults';
import { flowsPermissions } from '../flows.permissions';
import { FileRefused } from '../read/file-reader';
import { ConfirmLayoutDto, TryLayoutDto } from './layout-choice.dto';
import { type AskedFile, LayoutDesk } from './layout-desk';
import { LayoutKeeper } from './layout-keeper';
import { LayoutRequestDetailDto, LayoutRequestDto, LayoutRequestQuery, TriedLayoutDto } from './layout-request.dto';
import { LayoutRequestRepository, type LayoutRequestRow } from './layout-request.repository';
import { LayoutTrial } from './layout-trial';
import { nothingTried, sheetShown, trialShown } from './layout-words';

/** Arrivals that wait until a person says what their columns mean. */
@ApiTags('flows')
@Controller('layout-requests')
export class LayoutRequestController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: LayoutRequestRepository,
    private readonly desk: LayoutDesk,
    private readonly trials: LayoutTrial,
    private readonly keeper: LayoutKeeper,
  ) {}

  /** The newest first; searches in names of files, feeds and dealers. */
  @Get()
  @Permit(flowsPermissions.operate)
  @ApiPage(LayoutRequestDto)
  async listLayoutRequests(@Context() ctx: Ctx, @Query() query: LayoutRequestQuery): Promise<Page<LayoutRequestDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.requests.waiting(tx, page));
    return pageOf(rows, query, (row) => [row.rawFileId], (row) => rowShown(ctx, row));
  }

  /** The sheets of an arrival as they are, with a proposal for each; of any arrival, so that a layout can be changed later. */
  @Get(':id')
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: LayoutRequestDetailDto })
  async getLayoutRequest(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<LayoutRequestDetailDto> {
    return detail(ctx, await readable(this.desk.open(ctx, id)));
  }

  /** What the file would give if it were read so; nothing is kept. */
  @Post(':id/trial')
  @HttpCode(HttpStatus.OK)
  @Permit(flowsPermissions.operate)
  @ApiOkResponse({ type: TriedLayoutDto })
  async tryLayout(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Body() { sheets }: TryLayoutDto): Promise<TriedLayoutDto> {
    const request = await this.uow.read(ctx, (tx) => this.desk.find(tx, id));
    try {
      return trialShown(await this.trials.of(ctx, request, await this.desk.heads(request), sheets), ctx.locale);
    } catch (error) {
      const fault = error instanceof FileRefused ? error.fault : error instanceof DomainError ? { code: error.code, params: error.params } : undefined;
      if (!fault) throw error;
      return nothingTried(showFault(fault, ctx.locale));
    }
  }

  /** Remembers the layout and counts what waited for it; the next arrival of the shape needs nobody. */
  @Post(':id/confirm')
  @HttpCode(HttpStatus.ACCEPTED)
  @Permit(flowsPermissions.operate)
  @Write()
  @ApiAcceptedResponse({ type: LayoutRequestDto })
  async confirmLayout(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { sheets, again = false }: ConfirmLayoutDto): Promise<LayoutRequestDto> {
    return rowShown(tx, await readable(this.keeper.confirm(tx, id, sheets, again)));
  }
}

function rowShown(ctx: Ctx, { rawFileId, fileName, receivedAt, dealerId, dealerCode, dealerName, feedId, feedCode, feedName, batchId, state, reason }: LayoutRequestRow): LayoutRequestDto {
  return { rawFileId, fileName, receivedAt, dealerId, dealerCode, dealerName, feedId, feedCode, feedName, batchId, state, reason: showFaultOrNull(reason, ctx.locale) };
}

function detail(ctx: Ctx, { request, sheets }: AskedFile): LayoutRequestDetailDto {
  return { ...rowShown(ctx, request), sheets: sheets.map((sheet) => sheetShown(sheet, ctx.locale)) };
}

/** A file that nobody can read is refused in the words of the reader. */
function readable<T>(read: Promise<T>): Promise<T> {
  return read.catch((error: unknown) => {
    throw error instanceof FileRefused ? new DomainError(error.fault.code, HttpStatus.UNPROCESSABLE_ENTITY, error.fault.params) : error;
  });
}
