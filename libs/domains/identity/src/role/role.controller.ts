import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { RoleDto } from './role.dto';
import { RoleRepository } from './role.repository';

@ApiTags('identity')
@Controller('roles')
export class RoleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly roles: RoleRepository,
  ) {}

  @Get()
  @Permit(identityPermissions['users.read'], identityPermissions['groups.read'])
  @ApiOkResponse({ type: [RoleDto] })
  listRoles(@Context() ctx: Ctx): Promise<RoleDto[]> {
    return this.uow.read(ctx, (tx) => this.roles.list(tx));
  }
}
