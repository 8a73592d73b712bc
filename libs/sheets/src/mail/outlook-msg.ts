import { CFB } from 'xlsx';
import { sheetsErrors } from '../sheets.errors';
import { ansiText, wideText } from './ansi-text';
import type { Attachment, Mail } from './mail';
import { cloudLinksIn, isAutomatic } from './mail-signs';

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly content?: Uint8Array | number[];
}

/** Properties of Outlook's messages, by number. */
const ID = {
  subject: '0037', body: '1000', senderName: '0C1A', senderAddress: '0C1F', senderSmtp: '5D01', headers: '007D', messageId: '1035',
  longName: '3707', shortName: '3704', data: '3701', mediaType: '370E', contentId: '3712', method: '3705',
} as const;
const [WIDE, ANSI, BINARY] = ['001F', '001E', '0102'];
const ATTACHMENT = /__attach_version1\.0_#[0-9a-f]{8}\/$/i;
const CHINESE = 936;

/** A message that Outlook saved. @throws sheets.mail-broken */
export function openOutlookMessage(bytes: Buffer): Mail {
  const streams = streamsOf(bytes);
  const root = [...streams.keys()].find((path) => /^[^/]*\/__properties_version1\.0$/i.test(path))?.replace(/[^/]*$/, '') ?? '';
  const text = (folder: string, id: string): string => textIn(streams, folder, id);
  const headers = text(root, ID.headers);
  const body = text(root, ID.body);
  const date = /^date:\s*(.+)$/im.exec(headers)?.[1];
  const address = text(root, ID.senderSmtp) || text(root, ID.senderAddress);
  return {
    from: (address.includes('@') ? address : (/^from:.*?([^\s<>"]+@[^\s<>"]+)/im.exec(headers)?.[1] ?? '')).toLowerCase(),
    fromName: text(root, ID.senderName),
    subject: text(root, ID.subject),
    date: date && !Number.isNaN(Date.parse(date)) ? new Date(date) : null,
    messageId: text(root, ID.messageId).replace(/^<|>$/g, ''),
    autoSubmitted: isAutomatic((name) => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(headers)?.[1]),
    cloudLinks: cloudLinksIn(body),
    text: body,
    attachments: attachmentsIn(streams, root),
  };
}

function streamsOf(bytes: Buffer): Map<string, Buffer> {
  try {
    const file = CFB.parse(bytes) as { FullPaths: string[]; FileIndex: Entry[] };
    return new Map(file.FullPaths.map((path, index) => [path, Buffer.from(file.FileIndex[index]?.content ?? [])]));
  } catch {
    throw sheetsErrors.mailBroken();
  }
}

function textIn(streams: ReadonlyMap<string, Buffer>, folder: string, id: string): string {
  const wide = streams.get(`${folder}__substg1.0_${id}${WIDE}`);
  if (wide) return wideText(wide);
  const ansi = streams.get(`${folder}__substg1.0_${id}${ANSI}`);
  return ansi ? ansiText(ansi, CHINESE) : '';
}

/** Those of the message itself; one that is a message of its own is named after its subject and carries its own files. */
function attachmentsIn(streams: ReadonlyMap<string, Buffer>, root: string): Attachment[] {
  const folders = [...streams.keys()].filter((path) => path.startsWith(root) && ATTACHMENT.test(path.slice(root.length)) && !path.slice(root.length, -1).includes('/'));
  return folders.sort().flatMap((folder) => {
    const bytes = streams.get(`${folder}__substg1.0_${ID.data}${BINARY}`);
    const inner = `${folder}__substg1.0_${ID.data}000D/`;
    if (!bytes) return streams.has(inner) ? attachmentsIn(streams, inner) : [];
    const name = textIn(streams, folder, ID.longName) || textIn(streams, folder, ID.shortName);
    const mediaType = textIn(streams, folder, ID.mediaType) || 'application/octet-stream';
    const inline = textIn(streams, folder, ID.contentId) !== '' && mediaType.startsWith('image/');
    return [{ name, mediaType, inline, bytes }];
  });
}
