import { StringDecoder } from 'node:string_decoder';
import { DomainError } from '@tributary/kernel';
import type { ZipPart, ZipParts } from '../open/zip-guard';
import { sheetsErrors } from '../sheets.errors';
import { type XmlHandler, XmlScanner } from './xml-scanner';

/** Takes the text of a part in pieces. */
export type PartScanner = Pick<XmlScanner, 'push' | 'end'>;

/** Reads a part from beginning to end. @throws sheets.workbook-broken */
export async function readPart(parts: ZipParts, part: ZipPart, handler: XmlHandler, scanner?: PartScanner): Promise<void> {
  const scan = scanPart(parts, part, handler, scanner);
  let step = await scan.next();
  while (!step.done) step = await scan.next();
}

/** Reads a part piece by piece: after each one its handler may be asked for what it has. @throws sheets.workbook-broken */
export async function* scanPart<Handler extends XmlHandler>(parts: ZipParts, part: ZipPart, handler: Handler, scanner: PartScanner = new XmlScanner(handler)): AsyncGenerator<Handler> {
  let decode: ((bytes: Buffer) => string) | undefined;
  try {
    for await (const bytes of parts.stream(part)) {
      decode ??= decoderFor(bytes);
      scanner.push(decode(bytes));
      yield handler;
    }
    scanner.end();
  } catch (error) {
    throw error instanceof DomainError ? error : sheetsErrors.workbookBroken();
  }
}

/** UTF-8, or UTF-16 where the part begins like it. */
function decoderFor(head: Buffer): (bytes: Buffer) => string {
  const start = head.readUIntBE(0, Math.min(2, head.length));
  const encoding = start === 0xfffe || start === 0x3c00 ? 'utf-16le' : start === 0xfeff || start === 0x003c ? 'utf-16be' : undefined;
  if (!encoding) {
    const utf8 = new StringDecoder('utf8');
    return (bytes) => utf8.write(bytes);
  }
  const wide = new TextDecoder(encoding);
  return (bytes) => wide.decode(bytes, { stream: true });
}
