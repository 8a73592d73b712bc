import { likeness } from './likeness';

/** Of a thousand bytes, how many may be damaged before the text is called unknown. */
const DAMAGED_PER_THOUSAND = 3;
/** For each damaged character of a text in UTF-8 so many whole ones beyond ASCII: chance makes no more than a few. */
const WHOLE_PER_DAMAGED = 5;
/** Below it the whole characters say nothing. */
const LEAST_LIKENESS = 0.4;
const HOLE = '\ufffd';

/** Whether a decoded text has a few broken characters at most, such as a last one that is cut off. */
export function isNearlyWhole(text: string, bytes: number): boolean {
  return holesIn(text) <= 1 + (bytes * DAMAGED_PER_THOUSAND) / 1000;
}

/** A text in UTF-8 of which a few bytes were damaged on the way; what is wrong in it stays visible. undefined: it is none. */
export function damagedUtf8(bytes: Buffer): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!isNearlyWhole(text, bytes.length)) return undefined;
  const beyond = text.replace(/[\0-\x7f]/g, '').length;
  const holes = holesIn(text);
  return beyond - holes >= holes * WHOLE_PER_DAMAGED && likeness(text.replaceAll(HOLE, '')) >= LEAST_LIKENESS ? text : undefined;
}

const holesIn = (text: string): number => text.split(HOLE).length - 1;
