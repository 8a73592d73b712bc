import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { OriginalView } from './original-view';
import { OriginalViewDto, OriginalViewQuery } from './original-view.dto';

@ApiTags('flows')
@Controller('raw-files')
export class OriginalViewController {
  constructor(private readonly views: OriginalView) {}

  /** Rows of an archived file as they stand in it: texts only, whatever the file is. */
  @Get(':id/rows')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: OriginalViewDto })
  viewRawFile(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: OriginalViewQuery): Promise<OriginalViewDto> {
    return this.views.of(ctx, id, query);
  }
}
