import { defineJob } from '../outbox/job';

/** Sends one mail of `outgoing_mail`. */
export const sendMail = defineJob<{ mailId: string }>('platform.send-mail', { queue: 'mail' });
