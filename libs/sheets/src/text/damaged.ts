import { likeness } from './likeness';

/** Of a thousand bytes, how many may be damaged before the text is called unknown. */
const DAMAGED_PER_THOUSAND = 3;
/** For each damaged character of a text in UTF-8 so many whole ones beyond ASCII: chance makes no more than a few. */
const WHOLE_PER_DAMAGED = 5;
/** Below it the whole characters say nothing. */
const LEAST_LIKENESS = 0.4;
/** Enough to know that a text is in another encoding, which most are that come here. */
const SAMPLE_BYTES = 64 * 1024;
const HOLE = '\ufffd';

/** Whether a decoded text has a few broken characters at most, such as a last one that is cut off. */
export function isNearlyWhole(text: string, bytes: number): boolean {
  const most = 1 + (bytes * DAMAGED_PER_THOUSAND) / 1000;
  let holes = 0;
  for (let at = text.indexOf(HOLE); at >= 0 && holes <= most; at = text.indexOf(HOLE, at + 1)) holes += 1;
  return holes <= most;
}

/** A text in UTF-8 of which a few bytes were damaged on the way; what is wrong in it stays visible. undefined: it is none. */
export function damagedUtf8(bytes: Buffer): string | undefined {
  const decoder = new TextDecoder('utf-8');
  const head = bytes.subarray(0, SAMPLE_BYTES);
  if (!isNearlyWhole(decoder.decode(head), head.length)) return undefined;
  const text = decoder.decode(bytes);
  if (!isNearlyWhole(text, bytes.length)) return undefined;
  const beyond = text.replace(/[\0-\x7f]/g, '');
  const whole = beyond.replaceAll(HOLE, '');
  const holes = beyond.length - whole.length;
  return whole.length >= holes * WHOLE_PER_DAMAGED && likeness(text.replaceAll(HOLE, '')) >= LEAST_LIKENESS ? text : undefined;
}
