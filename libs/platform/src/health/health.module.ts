import { Module } from '@nestjs/common';
import { MetricsController } from '../metrics/metrics.controller';
import { Health } from './health';
import { HealthController } from './health.controller';

/** What an operator's tools ask: is it alive, is it ready, how is it doing. */
@Module({ controllers: [HealthController, MetricsController], providers: [Health] })
export class HealthModule {}
