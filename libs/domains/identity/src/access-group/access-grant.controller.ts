import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, PageQuery, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { AccessCodeResultDto, AccessGrantDto, AccessGranteesDto } from './access-group.dto';
import { AccessGrantRepository } from './access-grant.repository';
import { AccessGroupMembers } from './access-group-members';
import { AccessGroupRepository } from './access-group.repository';

/** To whom a group is granted. */
@ApiTags('identity')
@Controller('access-groups/:id/grants')
export class AccessGrantController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: AccessGroupRepository,
    private readonly grants: AccessGrantRepository,
    private readonly members: AccessGroupMembers,
  ) {}

  /** In the order in which they were granted; searches accounts, names and codes. */
  @Get()
  @Permit(identityPermissions['groups.read'])
  @ApiPage(AccessGrantDto)
  async listAccessGrants(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<AccessGrantDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after }) };
    const rows = await this.uow.read(ctx, async (tx) => {
      if (!(await this.groups.find(tx, id))) throw platformErrors.notFound();
      return this.grants.list(tx, id, page);
    });
    return pageOf(rows, query, (row) => [row.id], (row) => row);
  }

  /** Grants it to whom these codes name; the answer says of each code what became of it. */
  @Post()
  @HttpCode(HttpStatus.OK)
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiOkResponse({ type: [AccessCodeResultDto] })
  addAccessGrants(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AccessGranteesDto): Promise<AccessCodeResultDto[]> {
    return this.members.grant(tx, id, body);
  }

  @Post('remove')
  @HttpCode(HttpStatus.OK)
  @Permit(identityPermissions['groups.manage'])
  @Write()
  @ApiOkResponse({ type: [AccessCodeResultDto] })
  removeAccessGrants(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: AccessGranteesDto): Promise<AccessCodeResultDto[]> {
    return this.members.revoke(tx, id, body);
  }
}
