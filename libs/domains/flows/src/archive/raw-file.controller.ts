import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AuditTrail, Context, type Ctx, IdPipe, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { RawArchive } from './raw-archive';
import { RawFileDto } from './raw-file.dto';
import { RawFileListRepository, type RawFileRow } from './raw-file-list.repository';

@ApiTags('flows')
@Controller('raw-files')
export class RawFileController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileListRepository,
    private readonly archive: RawArchive,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':id')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: RawFileDto })
  getRawFile(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<RawFileDto> {
    return this.find(ctx, id);
  }

  /** The bytes as they arrived. Always a download under a harmless type: what strangers sent is not shown by a browser. */
  @Get(':id/content')
  @Permit(flowsPermissions.read)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getRawFileContent(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<StreamableFile> {
    const file = await this.find(ctx, id);
    const content = await this.archive.read(Buffer.from(file.sha256, 'hex'));
    await this.uow.write(ctx, (tx) => this.audit.record(tx, { action: 'flows.download-raw-file', subject: 'raw_file', subjectId: id }));
    const disposition = `attachment; filename="raw-${id}"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(content, { type: 'application/octet-stream', disposition, length: file.size });
  }

  private async find(ctx: Ctx, id: number): Promise<RawFileRow> {
    const file = await this.uow.read(ctx, (tx) => this.files.find(tx, id));
    if (!file) throw platformErrors.notFound();
    return file;
  }
}
