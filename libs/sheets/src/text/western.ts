/** What Windows has where ISO 8859-1 has control characters, from 0x80 to 0x9f. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Windows-1252. Node's own decoder reads these bytes as control characters. */
export function westernText(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
}

/** The bytes that `westernText` made the text from; undefined when it holds something else. */
export function westernBytes(text: string): Buffer | undefined {
  const codes = Array.from(text, (char) => {
    const place = WINDOWS.indexOf(char);
    return place === -1 ? char.charCodeAt(0) : 0x80 + place;
  });
  return codes.every((code) => code <= 0xff) ? Buffer.from(codes) : undefined;
}
