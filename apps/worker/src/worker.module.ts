import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EngagementWorkerModule } from '@tributary/engagement/worker';
import { FlowsWorkerModule } from '@tributary/flows/worker';
import { IdentityWorkerModule } from '@tributary/identity/worker';
import { type Config, MailWorkerModule, PlatformModule, QueueModule } from '@tributary/platform';

/** What nobody waits for, domain by domain. */
export const DOMAINS: readonly Type[] = [IdentityWorkerModule, FlowsWorkerModule, EngagementWorkerModule];

@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.with(config), QueueModule, MailWorkerModule, ...DOMAINS] };
  }
}
