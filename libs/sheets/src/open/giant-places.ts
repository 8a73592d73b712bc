import { sheetsErrors } from '../sheets.errors';

/** No spreadsheet has more rows; SheetJS would fill up to wherever a file says. */
const MOST = 1_048_576;
/** Places and counts in the XML of Excel 2003 and in SYLK. */
const PLACES = [/<(?:\w+:)?(?:Row|Cell|Column|Table|Worksheet)\s[^>]*?"(\d{7,})"/g, /^[BCF];[^\r\n]*?[XYRC](\d{7,})/gm];

const SPANNING = /<t[dh]\s[^>]*?span[^>]*>/gi;
const MOST_SPANNED = 1_000_000;

/** @throws sheets.too-many-cells when the cells of an HTML table claim more places than a large table has */
export function refuseGiantSpans(html: string): void {
  let places = 0;
  for (const [tag] of html.matchAll(SPANNING)) {
    const of = (name: string): number => Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1] ?? 1);
    places += of('rowspan') * of('colspan');
    if (places > MOST_SPANNED) throw sheetsErrors.tooManyCells({ limit: MOST_SPANNED });
  }
}

/** @throws sheets.too-many-rows when a text puts a cell where no sheet reaches */
export function refuseGiantPlaces(text: string): void {
  for (const pattern of PLACES) {
    for (const [, digits] of text.matchAll(pattern)) if (Number(digits) > MOST) throw sheetsErrors.tooManyRows({ limit: MOST });
  }
}
