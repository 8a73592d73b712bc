import { Body, Controller, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Clock, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { UserEditor } from './user-editor';
import { UpdateUserDto, UserDto, UserQuery } from './user.dto';
import { userDto } from './user-view';
import { UserRepository } from './user.repository';

@ApiTags('identity')
@Controller('users')
export class UserController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly users: UserRepository,
    private readonly editor: UserEditor,
    private readonly clock: Clock,
  ) {}

  /** Searches accounts, names and organisations; in order of the account. */
  @Get()
  @Permit(identityPermissions['users.read'])
  @ApiPage(UserDto)
  async listUsers(@Context() ctx: Ctx, @Query() query: UserQuery): Promise<Page<UserDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.users.list(tx, page, this.clock.now()));
    return pageOf(rows, query, (row) => [row.account], userDto);
  }

  @Get(':id')
  @Permit(identityPermissions['users.read'])
  @ApiOkResponse({ type: UserDto })
  async getUser(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<UserDto> {
    const row = await this.uow.read(ctx, (tx) => this.users.find(tx, id, this.clock.now()));
    if (!row) throw platformErrors.notFound();
    return userDto(row);
  }

  @Patch(':id')
  @Permit(identityPermissions['users.manage'])
  @Write()
  @ApiOkResponse({ type: UserDto })
  async updateUser(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() changes: UpdateUserDto): Promise<UserDto> {
    return userDto(await this.editor.update(tx, id, changes));
  }

  @Post(':id/revoke-sessions')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Permit(identityPermissions['users.manage'])
  @Write()
  @ApiNoContentResponse()
  revokeUserSessions(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.editor.revokeSessions(tx, id);
  }
}
