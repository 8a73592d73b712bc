import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CatalogueHttpModule } from '@tributary/catalogue/http';
import { DealersHttpModule } from '@tributary/dealers/http';
import { EngagementHttpModule } from '@tributary/engagement/http';
import { FlowsHttpModule } from '@tributary/flows/http';
import { IdentityHttpModule } from '@tributary/identity/http';
import { InsightHttpModule } from '@tributary/insight/http';
import { InventoryHttpModule } from '@tributary/inventory/http';
import { LogisticsHttpModule } from '@tributary/logistics/http';
import { OrdersHttpModule } from '@tributary/orders/http';
import { PricingHttpModule } from '@tributary/pricing/http';
import { type Config, HealthModule, HttpModule, PlatformModule } from '@tributary/platform';
import { TerminalsHttpModule } from '@tributary/terminals/http';

/** The routes of the product, domain by domain. */
export const DOMAINS: readonly Type[] = [
  IdentityHttpModule,
  DealersHttpModule,
  CatalogueHttpModule,
  TerminalsHttpModule,
  InventoryHttpModule,
  PricingHttpModule,
  OrdersHttpModule,
  LogisticsHttpModule,
  EngagementHttpModule,
  FlowsHttpModule,
  InsightHttpModule,
];

@Module({})
export class AppModule {
  static with(config: Config, domains: readonly Type[] = DOMAINS): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), HttpModule, HealthModule, ...domains] };
  }
}
