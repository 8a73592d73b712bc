import { sheetsErrors } from '../sheets.errors';

/** What stands at the end of a whole file; a file that was cut off on its way would be read up to there. */
const ENDS = {
  'spreadsheet-xml': /<\/(?:\w+:)?Workbook\s*>(?:\s*<!--[^>]*-->)*$/,
  sylk: /(?:^|[\r\n])E$/,
  dif: /-1,0\s+"?EOD"?$/,
} as const;

/** Behind the end programs leave line ends, and DOS its own mark. */
const BLANK_END = /[\s\0\x1a]+$/;
const LONGEST_END = 2000;

/** @throws sheets.workbook-broken when a text has not the end that its form has */
export function refuseCutOff(text: string, form: keyof typeof ENDS): void {
  if (!ENDS[form].test(text.slice(-LONGEST_END).replace(BLANK_END, ''))) throw sheetsErrors.workbookBroken();
}
