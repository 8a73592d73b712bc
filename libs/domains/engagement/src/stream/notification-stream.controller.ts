import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SessionWatch } from '@tributary/identity';
import { Context, type Ctx, type HttpRequest, Personal, SignedIn, userOf } from '@tributary/platform';
import { map, type Observable } from 'rxjs';
import { NotificationStream } from './notification-stream';

@ApiTags('engagement')
@Controller('notifications/stream')
export class NotificationStreamController {
  constructor(
    private readonly stream: NotificationStream,
    private readonly sessions: SessionWatch,
  ) {}

  /** Server-sent events: `changed` when the caller’s notifications changed, `alive` from time to time, `ended` with the session. */
  @Sse()
  @SignedIn()
  @Personal()
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  streamNotifications(@Context() ctx: Ctx, @Req() request: HttpRequest): Observable<MessageEvent> {
    return this.stream.open(userOf(ctx).userId, this.sessions.keyOf(request)).pipe(map((type) => ({ type, data: '{}' })));
  }
}
