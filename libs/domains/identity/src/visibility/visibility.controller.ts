import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { DealerVisibilityDto, VisibilityCheckDto, VisibilityCheckQuery } from './visibility.dto';
import { VisibilityReader } from './visibility-reader';

@ApiTags('identity')
@Controller('dealers/:id/visibility')
export class VisibilityController {
  constructor(private readonly visibility: VisibilityReader) {}

  /** What the dealer sees in each dimension, and through what. */
  @Get()
  @Permit(identityPermissions.act, identityPermissions['groups.read'])
  @ApiOkResponse({ type: DealerVisibilityDto })
  getDealerVisibility(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<DealerVisibilityDto> {
    return this.visibility.of(ctx, id);
  }

  /** Whether the dealer sees one SKU, price list, location or dealer, and why or why not. */
  @Get('check')
  @Permit(identityPermissions.act, identityPermissions['groups.read'])
  @ApiOkResponse({ type: VisibilityCheckDto })
  checkDealerVisibility(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { dimension, code }: VisibilityCheckQuery): Promise<VisibilityCheckDto> {
    return this.visibility.check(ctx, id, dimension, code);
  }
}
