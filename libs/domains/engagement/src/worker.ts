import { Module } from '@nestjs/common';
import { CleanUp } from './clean-up/clean-up';
import { EngagementModule } from './engagement.module';

@Module({ imports: [EngagementModule], providers: [CleanUp] })
export class EngagementWorkerModule {}
