import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, type HttpRequest, Personal, SignedIn, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { Preferences } from './preferences';
import { ownSessionToken } from './session-token';
import { SessionView } from './session-view';
import { PreferencesDto, SessionDto } from './session.dto';

@ApiTags('identity')
@Controller('session')
export class SessionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly view: SessionView,
    private readonly preferences: Preferences,
  ) {}

  /** Who the caller is and what the caller may do; 401 without a session. */
  @Get()
  @SignedIn()
  @Personal()
  @ApiOkResponse({ type: SessionDto })
  getSession(@Context() ctx: Ctx, @Req() request: HttpRequest): Promise<SessionDto> {
    return this.uow.read(ctx, (tx) => this.view.of(tx, ownSessionToken(request)));
  }

  @Patch('preferences')
  @SignedIn()
  @Personal()
  @Write()
  @ApiOkResponse({ type: SessionDto })
  async updatePreferences(@Context() tx: TxCtx, @Body() { locale }: PreferencesDto, @Req() request: HttpRequest): Promise<SessionDto> {
    await this.preferences.update(tx, locale);
    return this.view.of(tx, ownSessionToken(request));
  }
}
