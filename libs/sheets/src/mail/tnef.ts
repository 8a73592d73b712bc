import type { Attachment } from './mail';
import { ansiText } from './ansi-text';
import { PropertyReader } from './tnef-properties';

const SIGNATURE = Buffer.from([0x78, 0x9f, 0x3e, 0x22]);
const HEADER_BYTES = 6;
/** The attributes of the format that tell of attachments, by number. */
const RENDERING = 0x9002;
const DATA = 0x800f;
const TITLE = 0x8010;
const PROPERTIES = 0x9005;
const CODE_PAGE = 0x9007;
const ATTACHMENT_LEVEL = 2;
const [PR_LONG_NAME, PR_NAME, PR_DATA, PR_MEDIA_TYPE] = [0x3707, 0x3704, 0x3701, 0x370e];
/** Where the file does not say: Chinese Windows. */
const CHINESE = 936;
const MOST_FILES = 500;
/** Messages inside messages. */
const DEEPEST = 5;

interface Building {
  title: string;
  longName: string;
  mediaType: string;
  bytes: Buffer | undefined;
  /** The attachment is a message of its own, with files of its own. */
  message: Buffer | undefined;
}

/** Whether the bytes are a winmail.dat: Outlook's own wrapping of a mail's attachments (TNEF). */
export const isTnef = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);

/** The files inside a winmail.dat, those of forwarded messages included. One that is cut off gives those before the cut. */
export function tnefFiles(bytes: Buffer, depth = 1): Attachment[] {
  return attributesOf(bytes).flatMap(({ title, longName, mediaType, bytes: content, message }) => {
    if (message) return depth < DEEPEST ? tnefFiles(message, depth + 1) : [];
    return content ? [{ name: longName || title, mediaType: mediaType || 'application/octet-stream', inline: false, bytes: content }] : [];
  });
}

function attributesOf(bytes: Buffer): Building[] {
  const files: Building[] = [];
  let codePage = CHINESE;
  for (let at = HEADER_BYTES; at + 9 <= bytes.length; ) {
    const level = bytes[at];
    const id = bytes.readUInt32LE(at + 1) & 0xffff;
    const length = bytes.readUInt32LE(at + 5);
    const value = bytes.subarray(at + 9, at + 9 + length);
    if ((level !== 1 && level !== ATTACHMENT_LEVEL) || value.length < length) break;
    if (id === CODE_PAGE && length >= 4) codePage = value.readUInt32LE(0);
    if (level === ATTACHMENT_LEVEL && files.length < MOST_FILES) take(files, id, value, codePage);
    at += 9 + length + 2;
  }
  return files;
}

function take(files: Building[], id: number, value: Buffer, codePage: number): void {
  if (id === RENDERING || files.length === 0) files.push({ title: '', longName: '', mediaType: '', bytes: undefined, message: undefined });
  const file = files.at(-1) as Building;
  if (id === DATA) file.bytes = value;
  else if (id === TITLE) file.title = ansiText(value, codePage);
  else if (id === PROPERTIES) takeProperties(file, value, codePage);
}

function takeProperties(file: Building, value: Buffer, codePage: number): void {
  for (const { id, bytes, text } of new PropertyReader(value, codePage).all()) {
    if (id === PR_LONG_NAME) file.longName = text;
    else if (id === PR_NAME && file.title === '') file.title = text;
    else if (id === PR_MEDIA_TYPE) file.mediaType = text;
    else if (id === PR_DATA && isTnef(bytes)) file.message = bytes;
    else if (id === PR_DATA && !file.bytes) file.bytes = bytes;
  }
}
