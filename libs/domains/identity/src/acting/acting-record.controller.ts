import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, PageQuery, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork } from '@tributary/platform';
import { AuditEntryDto } from '../audit-entry/audit-entry.dto';
import { AuditEntryRepository } from '../audit-entry/audit-entry.repository';
import { identityPermissions } from '../identity.permissions';
import { ActingRecordDto, ActingRecordQuery } from './acting.dto';
import { ActingRecordRepository, type ActingRecordRow } from './acting-record.repository';

/** The log of acting: of the own dealer for its people, of the dealers in reach for head office. */
@ApiTags('identity')
@Controller('acting-records')
export class ActingRecordController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly records: ActingRecordRepository,
    private readonly entries: AuditEntryRepository,
  ) {}

  @Get()
  @Permit(identityPermissions['acting.read'])
  @ApiPage(ActingRecordDto)
  async listActingRecords(@Context() ctx: Ctx, @Query() query: ActingRecordQuery): Promise<Page<ActingRecordDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before }) };
    const rows = await this.uow.read(ctx, (tx) => this.records.list(tx, page));
    return pageOf(rows, query, (row) => [row.id], recordDto);
  }

  @Get(':id')
  @Permit(identityPermissions['acting.read'])
  @ApiOkResponse({ type: ActingRecordDto })
  async getActingRecord(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<ActingRecordDto> {
    return recordDto(await this.uow.read(ctx, (tx) => this.found(tx, id)));
  }

  /** All that was done in that time, latest first. */
  @Get(':id/entries')
  @Permit(identityPermissions['acting.read'])
  @ApiPage(AuditEntryDto)
  async listActingEntries(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<AuditEntryDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, actingRecordId: id, limit: fetchSize(query), ...(before === undefined ? {} : { before }) };
    const rows = await this.uow.read(ctx, async (tx) => {
      await this.found(tx, id);
      return this.entries.list(tx, page);
    });
    return pageOf(rows, query, (row) => [row.id], (row) => ({ ...row, at: row.at.toISOString() }));
  }

  private async found(tx: TxCtx, id: number): Promise<ActingRecordRow> {
    const row = await this.records.find(tx, id);
    if (!row) throw platformErrors.notFound();
    return row;
  }
}

function recordDto(row: ActingRecordRow): ActingRecordDto {
  return { ...row, startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}
