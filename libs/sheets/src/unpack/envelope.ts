import { isMail } from '../mail/is-mail';
import { isOutlookMessage } from '../mail/outlook-signs';
import { isTnef } from '../mail/tnef';
import { containerOf, isGzip } from '../open/container';
import { isDocumentZip } from '../open/open-file';

/** What a file that holds others is opened by. */
export type Envelope = 'zip' | 'gzip' | 'mail';

/** undefined: the file is a table, or nothing we know. */
export async function envelopeOf(bytes: Buffer): Promise<Envelope | undefined> {
  if (isTnef(bytes)) return 'mail';
  if (isGzip(bytes)) return 'gzip';
  const container = containerOf(bytes);
  if (container === 'zip') return (await isDocumentZip(bytes)) ? undefined : 'zip';
  if (container === 'compound') return isOutlookMessage(bytes) ? 'mail' : undefined;
  return container === 'text' && isMail(bytes) ? 'mail' : undefined;
}
