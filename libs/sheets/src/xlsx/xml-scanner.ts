import { decodedText } from './xml-text';

/** What a part of a workbook is made of, in its order; names without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  /** May come in pieces. */
  text(text: string): void;
  close(name: string): void;
}

/** A tag, a comment or a section that is longer is none of a spreadsheet. */
const LONGEST_TOKEN = 8_000_000;
/** No part of a workbook nests so deep. */
const DEEPEST = 200;
/** As long as the longest entity between & and ; is. */
const LONGEST_ENTITY = 12;
const LESS = '<';
const [SLASH, GREATER, BANG, QUESTION, DOUBLE, SINGLE, SPACE] = [0x2f, 0x3e, 0x21, 0x3f, 0x22, 0x27, 0x20];
/** What is no element, by its beginning and its end. */
const SECTIONS = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const;

/**
 * Reads XML as it comes, in pieces, holding one token at most. Every element must be closed by its own name and the root at the
 * end: a part that broke off is an error and not a shorter part. Entities that the document itself declares are refused.
 */
export class XmlScanner {
  private rest = '';
  private rooted = false;
  private readonly path: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  /** @throws Error where it is no XML of ours */
  push(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf(LESS, at);
      if (tag !== at) {
        const end = tag === -1 ? wholeEnd(text, at) : tag;
        if (end > at && this.path.length > 0) this.handler.text(decodedText(text.slice(at, end)));
        at = end;
        if (tag === -1) break;
      }
      const next = this.token(text, at);
      if (next === -1) break;
      at = next;
    }
    this.rest = at === 0 ? text : text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) throw new Error('a token without an end');
  }

  /** @throws Error when the document is not whole */
  end(): void {
    if (!this.rooted || this.path.length > 0 || this.rest.trim() !== '') throw new Error('the document broke off');
  }

  /** Where the token ends; -1: it is not all there. */
  private token(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (Number.isNaN(second)) return -1;
    if (second === BANG || second === QUESTION) return this.section(text, at);
    const end = tagEnd(text, at + 1);
    if (end === -1) return -1;
    if (second === SLASH) this.close(text.slice(at + 2, end).trimEnd());
    else this.open(text, at + 1, end);
    return end + 1;
  }

  private section(text: string, at: number): number {
    const section = SECTIONS.find(([begin]) => text.startsWith(begin, at));
    if (!section) {
      if (text.length - at < SECTIONS[1][0].length) return -1;
      throw new Error('a document type');
    }
    const [begin, finish] = section;
    const end = text.indexOf(finish, at + begin.length);
    if (end === -1) return -1;
    if (begin === SECTIONS[1][0]) this.handler.text(text.slice(at + begin.length, end));
    return end + finish.length;
  }

  private open(text: string, from: number, end: number): void {
    if (this.path.length === 0 && this.rooted) throw new Error('a second root');
    if (this.path.length >= DEEPEST) throw new Error('too deep');
    this.rooted = true;
    const empty = text.charCodeAt(end - 1) === SLASH;
    const stop = empty ? end - 1 : end;
    let nameEnd = from;
    while (nameEnd < stop && text.charCodeAt(nameEnd) > SPACE) nameEnd += 1;
    const name = text.slice(from, nameEnd);
    const local = localOf(name);
    this.handler.open(local, text.slice(nameEnd, stop));
    if (empty) this.handler.close(local);
    else this.path.push(name);
  }

  private close(name: string): void {
    if (this.path.pop() !== name) throw new Error('closed what is not open');
    this.handler.close(localOf(name));
  }
}

const localOf = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

/** The > that ends a tag, which is none inside a quoted value. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === DOUBLE || code === SINGLE) quote = code;
  }
  return -1;
}

/** A text is handed over as far as no entity is cut. */
function wholeEnd(text: string, from: number): number {
  const entity = text.lastIndexOf('&');
  return entity >= from && text.length - entity < LONGEST_ENTITY && !text.includes(';', entity) ? entity : text.length;
}
