import { Module } from '@nestjs/common';
import { CleanUp } from './clean-up/clean-up';
import { EngagementModule } from './engagement.module';
import { OrderNotifier } from './notifier/order-notifier';
import { DifferenceNotifier, TrackingNotifier } from './notifier/shipment-notifier';

@Module({ imports: [EngagementModule], providers: [OrderNotifier, TrackingNotifier, DifferenceNotifier, CleanUp] })
export class EngagementWorkerModule {}
