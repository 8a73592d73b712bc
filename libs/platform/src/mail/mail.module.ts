import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Handing letters in; see `MailWorkerModule` for sending. */
@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
