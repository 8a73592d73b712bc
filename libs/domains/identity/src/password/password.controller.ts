import { Body, Controller, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, type HttpRequest, Personal, SignedIn } from '@tributary/platform';
import { ownSessionToken } from '../session/session-token';
import { ChangePasswordDto } from '../session/session.dto';
import { PasswordChanger } from './password-changer';

@ApiTags('identity')
@Controller('session/password')
export class PasswordController {
  constructor(private readonly changer: PasswordChanger) {}

  /**
   * Needs no Idempotency-Key: a hash of the request would be kept with the key, and so a fast hash of two passwords.
   * A repeat fails by itself, because the old password is no longer the current one.
   */
  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @Personal()
  @ApiNoContentResponse()
  changePassword(@Context() ctx: Ctx, @Body() { current, next }: ChangePasswordDto, @Req() request: HttpRequest): Promise<void> {
    return this.changer.change(ctx, current, next, ownSessionToken(request));
  }
}
