import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit, UnitOfWork } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { oneTimePassword } from '../password/one-time-password';
import { hashPassword } from '../password/password-hash';
import { UserEditor } from './user-editor';
import { userDto } from './user-view';
import { CreateUserDto, NewUserDto, TemporaryPasswordDto } from './user.dto';

/**
 * The routes that show a password once. They take no Idempotency-Key, because the answer would be kept with it: a repeat
 * of a creation meets the taken account, and a repeated reset gives a newer password.
 */
@ApiTags('identity')
@Controller('users')
export class TemporaryPasswordController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly editor: UserEditor,
  ) {}

  @Post()
  @Permit(identityPermissions['users.manage'])
  @ApiCreatedResponse({ type: NewUserDto })
  async createUser(@Context() ctx: Ctx, @Body() body: CreateUserDto): Promise<NewUserDto> {
    const temporaryPassword = oneTimePassword();
    const hash = await hashPassword(temporaryPassword);
    const user = await this.uow.write(ctx, (tx) => this.editor.create(tx, body, hash));
    return { user: userDto(user), temporaryPassword };
  }

  @Post(':id/reset-password')
  @Permit(identityPermissions['users.manage'])
  @ApiCreatedResponse({ type: TemporaryPasswordDto })
  async resetUserPassword(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<TemporaryPasswordDto> {
    const temporaryPassword = oneTimePassword();
    const hash = await hashPassword(temporaryPassword);
    await this.uow.write(ctx, (tx) => this.editor.resetPassword(tx, id, hash));
    return { temporaryPassword };
  }
}
