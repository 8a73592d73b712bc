import { SaxesParser } from 'saxes';

/** By their names, values with their entities replaced. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What a part of a workbook is made of, in its order; names without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  /** May come in pieces. */
  text(text: string): void;
  close(name: string): void;
}

/** A tag or a text that is longer is none of a spreadsheet. */
const LONGEST_TOKEN = 8_000_000;
/** No part of a workbook nests so deep. */
const DEEPEST = 200;

/**
 * Reads XML as it comes, in pieces, holding one token at most. What is not well-formed to its end is an error: a part that broke
 * off is no shorter part. A document type is refused, and with it every entity that a document declares for itself.
 */
export class XmlScanner {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  private depth = 0;
  /** Characters since the last token that was whole. */
  private held = 0;

  constructor(handler: XmlHandler) {
    const { parser } = this;
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('doctype', () => {
      throw new Error('a document type');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.nest(1);
      handler.open(localOf(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.nest(-1);
      handler.close(localOf(name));
    });
    const text = (found: string): void => {
      this.held = 0;
      if (this.depth > 0) handler.text(found);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  /** @throws Error where it is not well-formed or no XML of a workbook */
  push(piece: string): void {
    this.held += piece.length;
    this.parser.write(piece);
    if (this.held > LONGEST_TOKEN) throw new Error('a token without an end');
  }

  /** @throws Error when the document is not whole */
  end(): void {
    this.parser.close();
  }

  private nest(by: 1 | -1): void {
    this.held = 0;
    this.depth += by;
    if (this.depth > DEEPEST) throw new Error('too deep');
  }
}

const localOf = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

/** The value of an attribute, with whatever prefix; undefined where it is absent. */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  const value = attributes[name];
  if (value !== undefined) return value;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
