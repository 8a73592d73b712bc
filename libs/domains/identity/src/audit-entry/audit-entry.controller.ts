import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, type Page, pageOf, Permit, UnitOfWork } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { AuditEntryDto, AuditEntryQuery } from './audit-entry.dto';
import { AuditEntryRepository } from './audit-entry.repository';

@ApiTags('identity')
@Controller('audit-entries')
export class AuditEntryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entries: AuditEntryRepository,
  ) {}

  /** Latest first; searches names, actions, subjects and correlation ids. */
  @Get()
  @Permit(identityPermissions['audit.read'])
  @ApiPage(AuditEntryDto)
  async listAuditEntries(@Context() ctx: Ctx, @Query() query: AuditEntryQuery): Promise<Page<AuditEntryDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(before === undefined ? {} : { before }) };
    const rows = await this.uow.read(ctx, (tx) => this.entries.list(tx, page));
    return pageOf(rows, query, (row) => [row.id], (row) => ({ ...row, at: row.at.toISOString() }));
  }
}
