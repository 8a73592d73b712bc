import { Module } from '@nestjs/common';
import { IdentityModule } from '@tributary/identity';
import { EngagementModule } from './engagement.module';
import { NotificationController } from './notification/notification.controller';
import { NotificationPreferenceController } from './preference/preference.controller';
import { NotificationStream } from './stream/notification-stream';
import { NotificationStreamController } from './stream/notification-stream.controller';

@Module({
  imports: [EngagementModule, IdentityModule],
  controllers: [NotificationStreamController, NotificationController, NotificationPreferenceController],
  providers: [NotificationStream],
})
export class EngagementHttpModule {}
