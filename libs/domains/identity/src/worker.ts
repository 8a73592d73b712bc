import { Module } from '@nestjs/common';
import { CleanUp } from './clean-up/clean-up';

@Module({ providers: [CleanUp] })
export class IdentityWorkerModule {}
