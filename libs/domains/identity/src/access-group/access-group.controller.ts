import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { AccessGroupEditor } from './access-group-editor';
import { AccessGroupDto, AccessGroupQuery, CreateAccessGroupDto, DeleteAccessGroupQuery, RenameAccessGroupDto } from './access-group.dto';
import { AccessGroupRepository } from './access-group.repository';

@ApiTags('identity')
@Controller('access-groups')
export class AccessGroupController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: AccessGroupRepository,
    private readonly editor: AccessGroupEditor,
  ) {}

  /** By dimension and code; searches codes and names. */
  @Get()
  @Permit(identityPermissions['groups.read'])
  @ApiPage(AccessGroupDto)
  async listAccessGroups(@Context() ctx: Ctx, @Query() query: AccessGroupQuery): Promise<Page<AccessGroupDto>> {
    const after = cursorKey(query, 2)?.map(String) as [string, string] | undefined;
    const rows = await this.uow.read(ctx, (tx) => this.groups.list(tx, { ...query, limit: fetchSize(query), ...(after ? { after } : {}) }));
    return pageOf(rows, query, (row) => [row.dimension, row.code], (row) => row);
  }

  @Get(':id')
  @Permit(identityPermissions['groups.read'])
  @ApiOkResponse({ type: AccessGroupDto })
  async getAccessGroup(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<AccessGroupDto> {
    const group = await this.uow.read(ctx, (tx) => this.groups.find(tx, id));
    if (!group) throw platformErrors.notFound();
    return group;
  }

  @Post()
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiCreatedResponse({ type: AccessGroupDto })
  createAccessGroup(@Context() tx: TxCtx, @Body() body: CreateAccessGroupDto): Promise<AccessGroupDto> {
    return this.editor.create(tx, body);
  }

  @Patch(':id')
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiOkResponse({ type: AccessGroupDto })
  renameAccessGroup(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: RenameAccessGroupDto): Promise<AccessGroupDto> {
    return this.editor.rename(tx, id, body);
  }

  /** Refused while it is granted to anybody, unless confirmed. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiNoContentResponse()
  deleteAccessGroup(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Query() { confirm }: DeleteAccessGroupQuery): Promise<void> {
    return this.editor.delete(tx, id, confirm ?? false);
  }
}
