import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CatalogueModule } from '@tributary/catalogue';
import { DealersModule } from '@tributary/dealers';
import { ScopeResolver } from '@tributary/identity';
import { LogisticsModule } from '@tributary/logistics';
import { OrdersModule } from '@tributary/orders';
import { applicationDataSource, AuditModule, Clock, OutboxModule, UnitOfWork } from '@tributary/platform';
import { PricingModule } from '@tributary/pricing';
import { DataSource } from 'typeorm';
import { StoryActs, StoryDecisions, StoryDeliveries } from './story-acts';
import type { StoryClock } from './story-clock';
import { StoryPeople } from './story-people';
import { StoryShelf } from './story-shelf';
import { StoryTeller } from './story-teller';

/** The product's domains on the owner's connection, at the time of the story. */
export function storyApplication(databaseUrl: string, clock: StoryClock): Promise<INestApplicationContext> {
  @Global()
  @Module({
    providers: [
      { provide: DataSource, useFactory: () => applicationDataSource(databaseUrl, 2).initialize() },
      { provide: Clock, useValue: clock },
      UnitOfWork,
    ],
    exports: [DataSource, Clock, UnitOfWork],
  })
  class StoryPlatformModule {}

  @Module({
    imports: [StoryPlatformModule, AuditModule, OutboxModule, DealersModule, CatalogueModule, PricingModule, OrdersModule, LogisticsModule],
    providers: [ScopeResolver, StoryPeople, StoryShelf, StoryDecisions, StoryDeliveries, StoryActs, StoryTeller],
  })
  class StoryModule {}

  return NestFactory.createApplicationContext(StoryModule, { logger: ['error'] });
}
