import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isLocalDate } from '@tributary/kernel';
import { ApiPage, AuditTrail, Context, type Ctx, cursorKey, Downloads, fetchSize, type Page, pageOf, PageQuery, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { ArchiveManifest } from './archive-manifest';
import { ArchiveRootDto } from './archive-root.dto';
import { ArchiveRootRepository } from './archive-root.repository';

const LINES = 'application/x-ndjson';

/** The daily roots of the archive, for those who trust nobody. */
@ApiTags('flows')
@Controller('archive-roots')
export class ArchiveRootController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly roots: ArchiveRootRepository,
    private readonly manifests: ArchiveManifest,
    private readonly audit: AuditTrail,
  ) {}

  /** The newest first. */
  @Get()
  @Permit(flowsPermissions['archive.read'])
  @ApiPage(ArchiveRootDto)
  async listArchiveRoots(@Context() ctx: Ctx, @Query() query: PageQuery): Promise<Page<ArchiveRootDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const rows = await this.uow.read(ctx, (tx) => this.roots.list(tx, { limit: fetchSize(query), ...(before === undefined ? {} : { before: String(before) }) }));
    return pageOf(rows, query, ({ day }) => [day], ({ day, root, feeds, files, sealedAt }) => ({ day, root: root.toString('hex'), feeds, files, sealedAt }));
  }

  /** Every arrival that the root of a day covers, for the offline verifier. */
  @Get(':day/manifest')
  @Permit(flowsPermissions['archive.read'])
  @Downloads(LINES)
  async getArchiveManifest(@Context() ctx: Ctx, @Param('day') day: string): Promise<StreamableFile> {
    if (!isLocalDate(day)) throw platformErrors.notFound();
    const lines = await this.manifests.of(ctx, day);
    await this.uow.write(ctx, (tx) => this.audit.record(tx, { action: 'flows.download-manifest', subject: 'archive_root', subjectId: day }));
    return new StreamableFile(Readable.from(lines), { type: LINES, disposition: `attachment; filename="archive-${day}.ndjson"` });
  }
}
