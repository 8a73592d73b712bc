import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Config } from './config';
import { CONFIG } from './config.token';

/** The configuration for every module of a process. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
