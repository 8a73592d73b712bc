import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, sql, UnitOfWork } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { AccessGroupDto, AccessGroupQuery } from './access-group.dto';

@ApiTags('identity')
@Controller('access-groups')
export class AccessGroupController {
  constructor(private readonly uow: UnitOfWork) {}

  @Get()
  @Permit(identityPermissions['groups.read'])
  @ApiOkResponse({ type: [AccessGroupDto] })
  listAccessGroups(@Context() ctx: Ctx, @Query() { dimension }: AccessGroupQuery): Promise<AccessGroupDto[]> {
    return this.uow.read(ctx, (tx) =>
      sql(
        tx,
        `SELECT g.id, g.dimension, g.code, g.name, nullif(g.name_en, '') AS "nameEn", g.everything AS all,
           (SELECT count(*) FROM access_group_item i WHERE i.group_id = g.id) AS "memberCount"
         FROM access_group g WHERE $1::text IS NULL OR g.dimension = $1 ORDER BY g.dimension, g.code`,
        [dimension ?? null],
      ),
    );
  }
}
