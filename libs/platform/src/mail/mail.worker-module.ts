import { Module } from '@nestjs/common';
import { MailTransport } from './mail-transport';
import { OutgoingMailRepository } from './outgoing-mail.repository';
import { SendMail } from './send-mail';

/** The worker's side of mail. */
@Module({ providers: [OutgoingMailRepository, MailTransport, SendMail], exports: [MailTransport, SendMail] })
export class MailWorkerModule {}
