import { Module } from '@nestjs/common';
import { IdentityModule } from '@tributary/identity';
import { NotificationRepository } from './notification/notification.repository';
import { NoticeDelivery } from './notifier/notice-delivery';
import { NoticeFactsRepository } from './notifier/notice-facts.repository';
import { NotificationWriter } from './notifier/notification-writer';
import { Notifier } from './notifier/notifier';
import { PreferenceRepository } from './preference/preference.repository';
import { NotificationPreferences } from './preference/preferences';

@Module({
  imports: [IdentityModule],
  providers: [NotificationRepository, NoticeFactsRepository, NotificationWriter, NoticeDelivery, Notifier, PreferenceRepository, NotificationPreferences],
  exports: [NotificationRepository, Notifier, NotificationPreferences],
})
export class EngagementModule {}
