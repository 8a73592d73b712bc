import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessCheck } from './access-check';
import { AccessGuard } from './access.guard';
import { ProblemFilter } from './problem.filter';
import { validationPipe } from './validation';
import { WriteInterceptor } from './write.interceptor';

/** Guard, validation, errors and idempotency for every route of a process. Needs an `Authenticator` from identity. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessCheck,
    WriteInterceptor,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validationPipe },
  ],
  exports: [WriteInterceptor],
})
export class HttpModule {}
