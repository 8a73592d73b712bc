import { Body, Controller, Delete, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Context, type HttpRequest, Permit, Personal, SignedIn, type TxCtx, Write } from '@tributary/platform';
import { identityPermissions } from '../identity.permissions';
import { ownSessionToken } from '../session/session-token';
import { StartActingDto } from './acting.dto';
import { ActingSwitch } from './acting-switch';

@ApiTags('identity')
@Controller('session/acting')
export class ActingController {
  constructor(private readonly acting: ActingSwitch) {}

  /**
   * From the next request on, the session sees and does what the dealer's buyer does. The CSRF token changes with it, so
   * that a page that was opened before cannot write for the dealer unawares: read the session anew.
   */
  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Permit(identityPermissions.act)
  @Personal()
  @Write()
  @ApiNoContentResponse()
  startActing(@Context() tx: TxCtx, @Body() body: StartActingDto, @Req() request: HttpRequest): Promise<void> {
    return this.acting.start(tx, ownSessionToken(request), body);
  }

  /** The session is its owner's again; read it anew. */
  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @Personal()
  @Write()
  @ApiNoContentResponse()
  endActing(@Context() tx: TxCtx, @Req() request: HttpRequest): Promise<void> {
    return this.acting.end(tx, ownSessionToken(request));
  }
}
