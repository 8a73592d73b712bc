import { likeness } from './likeness';
import { westernBytes } from './western';

/** How much more sense the other reading must make where the letters stand inside a word, as accented ones do. */
const CLEARLY = 0.3;
const INSIDE = /[A-Za-z][^\0-\x7f]+[A-Za-z]/;
/** Less than this makes no sense in the West. */
const NO_SENSE = 0.35;
const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * Chinese that was taken for Western letters, because a workbook names the wrong code page or none (ÈÕÆÚ is 日期), as it was
 * meant; any other text as it is.
 */
export function asMeant(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  const bytes = westernBytes(text);
  if (!bytes) return text;
  try {
    const meant = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    const [chinese, western] = [likeness(meant), likeness(text)];
    const isChinese = INSIDE.test(text) ? chinese > western + CLEARLY : chinese > western && western < NO_SENSE;
    return isChinese ? meant : text;
  } catch {
    return text;
  }
}
