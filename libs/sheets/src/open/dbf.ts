/** First bytes of dBASE and FoxPro tables, with and without memo files. */
const VERSIONS = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5, 0xfb]);
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;

/** Whether the bytes are a table of dBASE or FoxPro (.dbf), in which many a dealer's old program keeps its books. */
export function isDbf(bytes: Buffer): boolean {
  if (bytes.length < 65 || !VERSIONS.has(bytes[0] as number)) return false;
  const [month = 0, day = 0] = [bytes[2], bytes[3]];
  const isDated = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const header = bytes.readUInt16LE(8);
  if (!isDated || header < 65 || header > bytes.length) return false;
  for (let at = FIELD_BYTES; at < header; at += FIELD_BYTES) if (bytes[at] === END_OF_FIELDS) return at > FIELD_BYTES;
  return false;
}

/** Whether all the rows are there that the first bytes tell of. */
export function isWholeDbf(bytes: Buffer): boolean {
  return bytes.length >= bytes.readUInt16LE(8) + bytes.readUInt32LE(4) * bytes.readUInt16LE(10);
}
