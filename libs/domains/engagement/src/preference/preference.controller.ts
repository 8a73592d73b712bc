import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Personal, SignedIn, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ChangeNotificationPreferencesDto, NotificationPreferenceDto } from './preference.dto';
import { NotificationPreferences } from './preferences';

@ApiTags('engagement')
@Controller('notification-preferences')
export class NotificationPreferenceController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly preferences: NotificationPreferences,
  ) {}

  /** Every kind that can concern the caller, with where it is told. */
  @Get()
  @SignedIn()
  @Personal()
  @ApiOkResponse({ type: [NotificationPreferenceDto] })
  listNotificationPreferences(@Context() ctx: Ctx): Promise<NotificationPreferenceDto[]> {
    return this.uow.read(ctx, (tx) => this.preferences.list(tx));
  }

  @Patch()
  @SignedIn()
  @Personal()
  @Write()
  @ApiOkResponse({ type: [NotificationPreferenceDto] })
  async updateNotificationPreferences(@Context() tx: TxCtx, @Body() { kinds }: ChangeNotificationPreferencesDto): Promise<NotificationPreferenceDto[]> {
    await this.preferences.change(tx, kinds);
    return this.preferences.list(tx);
  }
}
