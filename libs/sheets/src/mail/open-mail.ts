import PostalMime, { type Email } from 'postal-mime';
import { sheetsErrors } from '../sheets.errors';
import type { Attachment, Mail } from './mail';
import { cloudLinksIn, isAutomatic } from './mail-signs';
import { openOutlookMessage } from './outlook-msg';
import { isOutlookMessage } from './outlook-signs';
import { withReadableHeaders } from './raw-headers';
import { isTnef, tnefFiles } from './tnef';
import { uuencodedFiles } from './uuencode';

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const OPTIONS = { attachmentEncoding: 'arraybuffer', maxNestingDepth: 32, maxHeadersSize: 1024 ** 2, maxRfc822NestingDepth: 5 } as const;
const SIGNATURE = /^application\/(x-)?(pkcs7-signature|pgp-signature)$/i;

/**
 * Opens a mail: RFC 822 with all that old programs do to it, a message saved by Outlook (.msg), a bare winmail.dat. Pure, in
 * memory about twice the mail; from strangers call it in a process of its own, as `Unpacker` does. @throws sheets.mail-broken
 */
export async function openMail(bytes: Buffer): Promise<Mail> {
  if (isTnef(bytes)) return { ...NOTHING, attachments: different(tnefFiles(bytes)) };
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    if (!isOutlookMessage(bytes)) throw sheetsErrors.mailBroken();
    return openOutlookMessage(bytes);
  }
  return mailOf(await parsed(bytes));
}

/** The pages of a web archive (.mht), as which Excel may save. @throws sheets.mail-broken */
export async function htmlOf(bytes: Buffer): Promise<string> {
  return (await parsed(bytes)).html ?? '';
}

const NOTHING: Mail = { from: '', fromName: '', subject: '', date: null, messageId: '', autoSubmitted: false, cloudLinks: [], text: '', attachments: [] };

async function parsed(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(withReadableHeaders(bytes), OPTIONS);
  } catch {
    throw sheetsErrors.mailBroken();
  }
}

function mailOf(email: Email): Mail {
  const header = (name: string): string | undefined => email.headers.find(({ key }) => key === name)?.value;
  const text = email.text ?? (email.html ?? '').replace(/<[^>]*>/g, ' ');
  const date = email.date === undefined ? Number.NaN : Date.parse(email.date);
  return {
    from: (email.from?.address ?? '').toLowerCase(),
    fromName: email.from?.name ?? '',
    subject: email.subject ?? '',
    date: Number.isNaN(date) ? null : new Date(date),
    messageId: (email.messageId ?? '').replace(/^<|>$/g, ''),
    autoSubmitted: isAutomatic(header),
    cloudLinks: cloudLinksIn(`${email.html ?? ''} ${email.text ?? ''}`),
    text,
    attachments: different([...email.attachments.flatMap(filesOf), ...uuencodedFiles(email.text ?? '')]),
  };
}

function filesOf({ filename, mimeType, disposition, related, content }: Email['attachments'][number]): Attachment[] {
  const bytes = Buffer.from(content as ArrayBuffer);
  if (isTnef(bytes)) return tnefFiles(bytes);
  const uuencoded = bytes.subarray(0, 6).toString('latin1') === 'begin ' ? uuencodedFiles(bytes.toString('latin1')) : [];
  const inline = SIGNATURE.test(mimeType) || (mimeType.startsWith('image/') && (related === true || disposition === 'inline'));
  return [{ name: filename ?? '', mediaType: mimeType, inline, bytes: uuencoded[0]?.bytes ?? bytes }];
}

/** A message that is forwarded inside another often brings the same file twice. */
function different(attachments: readonly Attachment[]): Attachment[] {
  return attachments.filter(({ name, bytes }, index) => !attachments.slice(0, index).some((other) => other.name === name && other.bytes.equals(bytes)));
}
