import { Module } from '@nestjs/common';
import { IdentityModule } from '@tributary/identity';
import { NotificationRepository } from './notification/notification.repository';
import { FlowFactsRepository } from './notifier/flow-facts.repository';
import { FlowNotifier } from './notifier/flow-notifier';
import { NoticeDelivery } from './notifier/notice-delivery';
import { NoticeFactsRepository } from './notifier/notice-facts.repository';
import { NotificationWriter } from './notifier/notification-writer';
import { Notifier } from './notifier/notifier';
import { OrderNotifier } from './notifier/order-notifier';
import { ReturnNotifier } from './notifier/return-notifier';
import { DifferenceNotifier, TrackingNotifier } from './notifier/shipment-notifier';
import { StatementFactsRepository } from './notifier/statement-facts.repository';
import { StatementNotifier } from './notifier/statement-notifier';
import { PreferenceRepository } from './preference/preference.repository';
import { NotificationPreferences } from './preference/preferences';

/** Subscribers of events; only a worker delivers any to them. */
const subscribers = [OrderNotifier, ReturnNotifier, TrackingNotifier, DifferenceNotifier, StatementNotifier, FlowNotifier];

@Module({
  imports: [IdentityModule],
  providers: [NotificationRepository, NoticeFactsRepository, StatementFactsRepository, FlowFactsRepository, NotificationWriter, NoticeDelivery, Notifier, PreferenceRepository, NotificationPreferences, ...subscribers],
  exports: [NotificationRepository, NotificationPreferences, ...subscribers],
})
export class EngagementModule {}
