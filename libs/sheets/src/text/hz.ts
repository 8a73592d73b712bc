/** HZ (RFC 1843), seven-bit Chinese of old mails and news: `~{` … `~}` around pairs of GB 2312 without their high bits. */
export function hzToGb(bytes: Buffer): Buffer {
  const out: number[] = [];
  let inside = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const escape = byte === TILDE ? ESCAPES.get(bytes[at + 1] ?? 0) : undefined;
    if (escape !== undefined) {
      if (escape === 'in') inside = true;
      else if (escape === 'out') inside = false;
      else if (escape !== 'nothing') out.push(TILDE);
      at += 1;
    } else if (byte === LINE_FEED) {
      inside = false;
      out.push(byte);
    } else out.push(inside && byte > 0x20 ? byte | 0x80 : byte);
  }
  return Buffer.from(out);
}

const TILDE = 0x7e;
const LINE_FEED = 0x0a;
const ESCAPES: ReadonlyMap<number, 'in' | 'out' | 'tilde' | 'nothing'> = new Map([
  [0x7b, 'in'],
  [0x7d, 'out'],
  [TILDE, 'tilde'],
  [LINE_FEED, 'nothing'],
]);

const PAIRS = /~\{(?:[\x21-\x77][\x21-\x7e])+~\}/;

/** Seven bits throughout, and at least one escaped run of whole pairs. */
export function isHz(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80) && PAIRS.test(bytes.toString('latin1'));
}
