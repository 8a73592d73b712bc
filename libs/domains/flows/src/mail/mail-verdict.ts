import { faultOf, FILE_LIMITS, megabytes, sheetsErrors } from '@tributary/sheets';
import { mailFaults } from '../flows.faults';
import { fitsPattern } from '../sources/source';
import { authenticationOf, isAutomatic, isForged } from './mail-headers';
import type { ListedMail, MailFeed, MailVerdict } from './mailbox';

export interface Judge {
  readonly feeds: readonly MailFeed[];
  /** Name of the judge of senders, where it is known. */
  readonly judge?: string;
}

/** Whose a mail is, from what its box tells of it; what cannot be decided waits for a person, with the reason. */
export function verdictOf(mail: ListedMail, { feeds, judge }: Judge): MailVerdict {
  if (isAutomatic(mail.headers, mail.sender)) return { state: 'ignored', feed: null, reason: faultOf(mailFaults.mailAutomatic()) };
  const known = feeds.filter(({ senders }) => senders.some((sender) => isFrom(mail.sender, sender)));
  if (known.length === 0) return unassigned(null, mailFaults.mailSenderUnknown({ sender: mail.sender || '–' }));
  const named = known.filter(({ pattern }) => !pattern || mail.attachments.some((name) => fitsPattern(name, pattern)));
  // what an archive or a mail inside holds is not known yet
  const fitting = named.length === 0 && mail.attachments.some((name) => CONTAINER.test(name)) ? known : named;
  const only = fitting.length === 1 ? fitting[0] : undefined;
  const feed = only ?? null;
  if (isForged(authenticationOf(mail.headers, judge))) return unassigned(feed, mailFaults.mailForged({ sender: mail.sender }));
  if (mail.attachments.length === 0) return unassigned(feed, mailFaults.mailWithoutFile());
  if (!only) return unassigned(null, fitting.length === 0 ? mailFaults.mailNothingFits() : mailFaults.mailAmbiguous({ count: fitting.length }));
  if (mail.size <= FILE_LIMITS.bytes) return { state: 'waiting', feed: only, reason: null };
  return unassigned(only, sheetsErrors.fileTooLarge({ name: mail.subject, size: megabytes(mail.size), limit: megabytes(FILE_LIMITS.bytes) }));
}

/** Names of files that hold others, and what a mail inside without a name is called. */
const CONTAINER = /(\.(zip|rar|7z|gz|tgz|eml|msg)|winmail\.dat|message\/rfc822|application\/ms-tnef)$/i;

/** `@domain` stands for everybody there, not for its subdomains. */
function isFrom(sender: string, allowed: string): boolean {
  const wanted = allowed.trim().toLowerCase();
  return wanted.startsWith('@') ? sender.endsWith(wanted) && sender.indexOf('@') === sender.length - wanted.length : sender === wanted;
}

function unassigned(feed: MailFeed | null, error: Parameters<typeof faultOf>[0]): MailVerdict {
  return { state: 'unassigned', feed, reason: faultOf(error) };
}
