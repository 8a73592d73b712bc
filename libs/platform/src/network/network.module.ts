import { Global, Module } from '@nestjs/common';
import { HostReach } from './host-reach';

@Global()
@Module({ providers: [HostReach], exports: [HostReach] })
export class NetworkModule {}
