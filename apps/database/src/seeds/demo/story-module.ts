import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { ScopeResolver } from '@tributary/identity';
import { EngagementModule } from '@tributary/engagement';
import { LogisticsModule } from '@tributary/logistics';
import { OrdersModule } from '@tributary/orders';
import { applicationDataSource, AuditModule, Clock, CONFIG, MailModule, OutboxModule, readConfig, UnitOfWork } from '@tributary/platform';
import { PricingModule } from '@tributary/pricing';
import { DataSource } from 'typeorm';
import { StoryActs, StoryDecisions, StoryDeliveries } from './story-acts';
import { StoryBuyer } from './story-buyer';
import type { StoryClock } from './story-clock';
import { StoryNotices } from './story-notices';
import { StoryPeople } from './story-people';
import { StoryReturns } from './story-returns';
import { StoryShelf } from './story-shelf';
import { StoryTeller } from './story-teller';

/** The product's domains on the owner's connection, at the time of the story. */
export function storyApplication(databaseUrl: string, clock: StoryClock): Promise<INestApplicationContext> {
  @Global()
  @Module({
    providers: [
      { provide: DataSource, useFactory: () => applicationDataSource(databaseUrl, 2).initialize() },
      { provide: Clock, useValue: clock },
      // the story sends no mail and signs nobody in
      { provide: CONFIG, useValue: readConfig({ APP_DATABASE_URL: databaseUrl, TRIBUTARY_SECRET: 'of no use' }) },
      UnitOfWork,
    ],
    exports: [DataSource, Clock, CONFIG, UnitOfWork],
  })
  class StoryPlatformModule {}

  @Module({
    imports: [StoryPlatformModule, AuditModule, OutboxModule, MailModule, DealersModule, CatalogueModule, PricingModule, OrdersModule, LogisticsModule, EngagementModule],
    providers: [ScopeResolver, StoryPeople, StoryShelf, StoryBuyer, StoryDecisions, StoryDeliveries, StoryReturns, StoryActs, StoryNotices, StoryTeller],
  })
  class StoryModule {}

  return NestFactory.createApplicationContext(StoryModule, { logger: ['error'] });
}
