import { attributeOf, type XmlAttributes, type XmlHandler } from './xml-scanner';

/** Formats of Excel that have a number instead of a text; the higher ones are those of East Asian editions. */
const BUILT_IN: readonly (readonly [from: number, to: number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** Which styles of a workbook show their number as a day or a time. */
export class CellStyles implements XmlHandler {
  private readonly formats = new Map<number, boolean>();
  private readonly styles: boolean[] = [];
  private inCells = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'numFmt') this.formats.set(Number(attributeOf(attributes, 'numFmtId')), isDateFormat(attributeOf(attributes, 'formatCode') ?? ''));
    else if (name === 'cellXfs') this.inCells = true;
    else if (name === 'xf' && this.inCells) this.styles.push(this.isDateNumber(Number(attributeOf(attributes, 'numFmtId') ?? 0)));
  }

  text(): void {
    // styles have no text
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCells = false;
  }

  isDate(style: number): boolean {
    return this.styles[style] ?? false;
  }

  private isDateNumber(format: number): boolean {
    return this.formats.get(format) ?? BUILT_IN.some(([from, to]) => format >= from && format <= to);
  }
}

/** Letters of years, months, days, hours or seconds outside quotes, colours and escapes. */
function isDateFormat(format: string): boolean {
  if (/\[(h+|m+|s+)\]/i.test(format)) return true;
  const plain = format.replace(/\[[^\]]*\]|"[^"]*"|\\.|[*_]./g, '');
  return !/general|standard/i.test(plain) && /[ymdhs]/i.test(plain);
}
