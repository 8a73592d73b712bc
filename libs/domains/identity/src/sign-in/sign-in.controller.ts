import { Body, Controller, HttpCode, HttpStatus, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CONFIG, type Config, Context, type HttpRequest, Personal, ProblemDto, Public, SignedIn, systemCtx, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import type { FastifyReply } from 'fastify';
import { clearSessionCookie, setSessionCookie } from '../session/session-cookie';
import { ownSessionToken, sessionTokenOf } from '../session/session-token';
import { SessionEnder } from '../session/session-ender';
import { SessionView } from '../session/session-view';
import { SessionDto } from '../session/session.dto';
import { SignIn } from './sign-in';
import { SignInDto } from './sign-in.dto';

@ApiTags('identity')
@Controller()
export class SignInController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signer: SignIn,
    private readonly ender: SessionEnder,
    private readonly view: SessionView,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a session, always a new one, and sets its cookie. */
  @Post('sign-in')
  @HttpCode(HttpStatus.OK)
  @Public()
  @ApiOkResponse({ type: SessionDto })
  @ApiResponse({ status: 401, type: ProblemDto })
  @ApiResponse({ status: 429, type: ProblemDto, description: 'locked or too many attempts: see Retry-After' })
  async signIn(@Body() body: SignInDto, @Req() request: HttpRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    const { token } = await this.signer.signIn(
      { ...body, address: request.ip, userAgent: request.headers['user-agent'] ?? '', formerToken: sessionTokenOf(request) },
      request.id,
    );
    setSessionCookie(reply, token, this.config.secureCookies);
    return this.uow.read(systemCtx('sign-in', request.id), (tx) => this.view.of(tx, token));
  }

  @Post('sign-out')
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @Personal()
  @Write()
  @ApiNoContentResponse()
  async signOut(@Context() tx: TxCtx, @Req() request: HttpRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.ender.signOut(tx, ownSessionToken(request));
    clearSessionCookie(reply, this.config.secureCookies);
  }
}
