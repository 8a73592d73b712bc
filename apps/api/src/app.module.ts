import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DealersHttpModule } from '@tributary/dealers/http';
import { IdentityHttpModule } from '@tributary/identity/http';
import { type Config, HealthModule, HttpModule, PlatformModule } from '@tributary/platform';

/** The routes of the product, domain by domain. */
export const DOMAINS: readonly Type[] = [IdentityHttpModule, DealersHttpModule];

@Module({})
export class AppModule {
  static with(config: Config, domains: readonly Type[] = DOMAINS): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), HttpModule, HealthModule, ...domains] };
  }
}
