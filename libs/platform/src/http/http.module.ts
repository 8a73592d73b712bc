import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { PriceVeil } from '../prices/price-veil';
import { PriceInterceptor } from '../prices/price.interceptor';
import { AccessCheck } from './access-check';
import { AccessGuard } from './access.guard';
import { ProblemFilter } from './problem.filter';
import { validationPipe } from './validation';
import { WriteInterceptor } from './write.interceptor';

/** Guard, prices, validation, errors and idempotency for every route of a process. Needs an `Authenticator` from identity. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessCheck,
    WriteInterceptor,
    PriceVeil,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: PriceInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [WriteInterceptor],
})
export class HttpModule {}
