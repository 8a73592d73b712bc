import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Context, type Ctx, type HttpRequest, IdPipe, Personal, SignedIn, type TxCtx, UnitOfWork, userOf, Write } from '@tributary/platform';
import { SessionEnder } from './session-ender';
import { ownSessionToken, tokenHash } from './session-token';
import { OwnSessionDto } from './session.dto';
import { type OwnSessionRow, SessionRepository } from './session.repository';

@ApiTags('identity')
@Controller('sessions')
export class OwnSessionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly ender: SessionEnder,
    private readonly clock: Clock,
  ) {}

  /** Where the caller is signed in, latest use first. */
  @Get()
  @SignedIn()
  @Personal()
  @ApiOkResponse({ type: [OwnSessionDto] })
  async listOwnSessions(@Context() ctx: Ctx, @Req() request: HttpRequest): Promise<OwnSessionDto[]> {
    const current = tokenHash(ownSessionToken(request));
    const rows = await this.uow.read(ctx, (tx) => this.sessions.live(tx, userOf(ctx).userId, current, this.clock.now()));
    return rows.map(shown);
  }

  /** Signs the caller out on one device. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @Personal()
  @Write()
  @ApiNoContentResponse()
  revokeOwnSession(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.ender.end(tx, id);
  }
}

function shown(row: OwnSessionRow): OwnSessionDto {
  return { ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() };
}
