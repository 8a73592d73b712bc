import { CFB } from 'xlsx';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const BOUNDARY = '=_part';

/** A mail with files, as most programs write it; `headers` come before its own, `nameOf` writes the parameter with the file's name. */
export function sampleMail(files: readonly SampleFile[], headers: readonly string[] = [], nameOf = (name: string): string => `filename="${name}"`): Buffer {
  const parts = files.flatMap(({ name, bytes }) => [
    `--${BOUNDARY}`,
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; ${nameOf(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
  ]);
  const lines = [
    ...headers, 'From: =?utf-8?B?546L5LqU?= <Wang@Dealer.example>', 'To: flow@company.example', 'Subject: =?gb2312?B?wffP8g==?=',
    'Date: Sun, 01 Mar 2026 09:30:00 +0800', 'Message-ID: <1@dealer.example>', 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '', `--${BOUNDARY}`, 'Content-Type: text/plain; charset=utf-8', '', 'see attached', ...parts, `--${BOUNDARY}--`, '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

/** A winmail.dat. */
export function sampleTnef(files: readonly SampleFile[]): Buffer {
  const attribute = (level: number, id: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(value.length, 5);
    return Buffer.concat([head, value, Buffer.alloc(2)]);
  };
  const attributes = files.flatMap(({ name, bytes }) => [
    attribute(2, 0x69002, Buffer.alloc(14)),
    attribute(2, 0x6800f, bytes),
    attribute(2, 0x18010, Buffer.from('SHORT~1.DAT\0')),
    attribute(2, 0x69005, longName(name)),
  ]);
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), ...attributes]);
}

/** One property, PR_ATTACH_LONG_FILENAME in UTF-16. */
function longName(name: string): Buffer {
  const text = Buffer.from(`${name}\0`, 'utf16le');
  const head = Buffer.alloc(16);
  [1, 0x3707001f, 1, text.length].forEach((value, index) => head.writeUInt32LE(value, index * 4));
  return Buffer.concat([head, text, Buffer.alloc((4 - (text.length % 4)) % 4)]);
}

/** A message saved by Outlook. */
export function sampleOutlookMessage(subject: string, files: readonly SampleFile[]): Buffer {
  const file = CFB.utils.cfb_new();
  const add = (path: string, bytes: Buffer): void => void CFB.utils.cfb_add(file, path, bytes);
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
  add('/__properties_version1.0', Buffer.alloc(32));
  add('/__substg1.0_0037001F', wide(subject));
  add('/__substg1.0_0C1F001F', wide('Wang@Dealer.example'));
  files.forEach(({ name, bytes }, index) => {
    const folder = `/__attach_version1.0_#${index.toString(16).padStart(8, '0')}`;
    add(`${folder}/__properties_version1.0`, Buffer.alloc(8));
    add(`${folder}/__substg1.0_3707001F`, wide(name));
    add(`${folder}/__substg1.0_37010102`, bytes);
  });
  return CFB.write(file, { type: 'buffer' }) as Buffer;
}
