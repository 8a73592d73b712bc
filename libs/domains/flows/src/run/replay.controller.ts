import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Outbox, Permit, platformErrors, type TxCtx, Write } from '@tributary/platform';
import { RawFileDto } from '../archive/raw-file.dto';
import { RawFileRepository } from '../archive/raw-file.repository';
import { RawFileListRepository } from '../archive/raw-file-list.repository';
import { FeedChangeRepository } from '../feed/feed-change.repository';
import { flowsErrors } from '../flows.errors';
import { replayFile } from '../flows.jobs';
import { flowsPermissions } from '../flows.permissions';

@ApiTags('flows')
@Controller('raw-files')
export class ReplayController {
  constructor(
    private readonly shown: RawFileListRepository,
    private readonly files: RawFileRepository,
    private readonly changes: FeedChangeRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Counts an arrival again as layout and names are now; the bytes are those of the archive. */
  @Post(':id/replay')
  @HttpCode(202)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiAcceptedResponse({ type: RawFileDto })
  async replayRawFile(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<RawFileDto> {
    const [shown, file] = [await this.shown.find(tx, id), await this.files.find(tx, id)];
    if (!shown || !file) throw platformErrors.notFound();
    if (!(await this.files.canReplay(tx, id))) throw flowsErrors.nothingToReplay();
    await this.outbox.enqueue(tx, replayFile, { rawFileId: id }, { key: `file:${id}` });
    await this.changes.record(tx, { feedId: file.feedId, dealerId: file.dealerId, action: 'replay', detail: { file: [null, file.name] } });
    return shown;
  }
}
