import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, type PageQuery, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { AccessCandidateQuery, AccessCodeResultDto, AccessGroupItemDto, AccessGroupItemQuery, AccessItemsDto } from './access-group.dto';
import { AccessGroupItemRepository, type ItemPage } from './access-group-item.repository';
import { AccessGroupMembers } from './access-group-members';
import { AccessGroupRepository } from './access-group.repository';
import { type ItemKind, KINDS_OF } from './dimension';

/** What a group names. */
@ApiTags('identity')
@Controller('access-groups/:id/items')
export class AccessGroupItemController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: AccessGroupRepository,
    private readonly items: AccessGroupItemRepository,
    private readonly members: AccessGroupMembers,
  ) {}

  /** By kind and code. */
  @Get()
  @Permit(identityPermissions['groups.read'])
  @ApiPage(AccessGroupItemDto)
  async listAccessGroupItems(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: AccessGroupItemQuery): Promise<Page<AccessGroupItemDto>> {
    const rows = await this.uow.read(ctx, async (tx) => {
      const kinds = await this.kindsOf(tx, id);
      return this.items.list(tx, id, pageAfter(query, query.kind ? [query.kind] : kinds));
    });
    return pageOf(rows, query, keyOf, (row) => row);
  }

  /** What could be added, by code. */
  @Get('candidates')
  @Permit(identityPermissions['groups.manage'])
  @ApiPage(AccessGroupItemDto)
  async listAccessCandidates(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: AccessCandidateQuery): Promise<Page<AccessGroupItemDto>> {
    const rows = await this.uow.read(ctx, async (tx) => {
      await this.kindsOf(tx, id);
      return this.items.candidates(tx, id, pageAfter(query, [query.kind]));
    });
    return pageOf(rows, query, keyOf, (row) => row);
  }

  /** Adds whatever has these codes; the answer says of each code what became of it. */
  @Post()
  @HttpCode(HttpStatus.OK)
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiOkResponse({ type: [AccessCodeResultDto] })
  addAccessGroupItems(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AccessItemsDto): Promise<AccessCodeResultDto[]> {
    return this.members.addItems(tx, id, body);
  }

  @Post('remove')
  @HttpCode(HttpStatus.OK)
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiOkResponse({ type: [AccessCodeResultDto] })
  removeAccessGroupItems(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AccessItemsDto): Promise<AccessCodeResultDto[]> {
    return this.members.removeItems(tx, id, body);
  }

  private async kindsOf(tx: TxCtx, id: number): Promise<readonly ItemKind[]> {
    const group = await this.groups.find(tx, id);
    if (!group) throw platformErrors.notFound();
    return KINDS_OF[group.dimension];
  }
}

function pageAfter(query: PageQuery, kinds: readonly ItemKind[]): ItemPage {
  const after = cursorKey(query, 2)?.map(String) as [string, string] | undefined;
  return { kinds, limit: fetchSize(query), ...(query.search ? { search: query.search } : {}), ...(after ? { after } : {}) };
}

function keyOf({ kind, code }: AccessGroupItemDto): string[] {
  return [kind, code];
}
