import type { PartScanner } from './read-part';
import { type XmlHandler, XmlScanner } from './xml-scanner';

const CELLS = 'sheetData';
/** Where the cells end, and what may hold the same signs without meaning it, with its own end. */
const MARK = /<\/(?:[^\s<>/:]+:)?sheetData\s*>|<!--|<!\[CDATA\[|<\?/;
const VERBATIM: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };
const LONGEST_MARK = 100;

/**
 * Scans what a sheet says besides its cells. These are most of it and are looked through for their end alone, which takes a tenth of
 * the time; whether they are well-formed is not told.
 */
export class CellSkipper implements PartScanner {
  private readonly scanner: XmlScanner;
  private inCells = false;
  /** The end of a piece in which a mark may begin. */
  private held = '';
  /** The end of what is verbatim, within it. */
  private awaited: string | undefined;

  constructor(handler: XmlHandler) {
    this.scanner = new XmlScanner({
      open: (name, attributes) => {
        this.inCells = name === CELLS;
        handler.open(name, attributes);
      },
      text: (text) => handler.text(text),
      close: (name) => {
        this.inCells = false;
        handler.close(name);
      },
    });
  }

  push(piece: string): void {
    let rest = this.held + piece;
    this.held = '';
    while (rest !== '') rest = this.inCells ? this.skip(rest) : this.scan(rest);
  }

  end(): void {
    this.scanner.end();
  }

  /** Tag by tag: behind each of them the cells may begin. Gives what is left. */
  private scan(text: string): string {
    const end = text.indexOf('>') + 1 || text.length;
    this.scanner.push(text.slice(0, end));
    return text.slice(end);
  }

  private skip(text: string): string {
    return this.awaited === undefined ? this.toMark(text) : this.toEnd(text, this.awaited);
  }

  private toMark(text: string): string {
    const found = MARK.exec(text);
    if (!found) {
      this.held = text.slice(-LONGEST_MARK);
      return '';
    }
    this.awaited = VERBATIM[found[0]];
    this.inCells = this.awaited !== undefined;
    return text.slice(found.index + (this.inCells ? found[0].length : 0));
  }

  private toEnd(text: string, end: string): string {
    const at = text.indexOf(end);
    if (at === -1) {
      this.held = text.slice(1 - end.length);
      return '';
    }
    this.awaited = undefined;
    return text.slice(at + end.length);
  }
}
