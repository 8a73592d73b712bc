import { selectAll } from 'css-select';
import { type AnyNode, type Document, DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { sheetsErrors } from '../sheets.errors';
import { tableRows } from './page-table';
import { seenText } from './seen-text';
import { type PageTable, tablePart, type TableWanted } from './table-part';

export type PageElement = Element;

/** A page of a stranger's web site, parsed and never run. */
export class HtmlPage {
  private readonly document: Document;
  private seen: string | undefined;

  /** @throws sheets.unreadable */
  constructor(readonly html: string) {
    this.document = parsed(html);
  }

  /** Everything that people see, lines kept. */
  get text(): string {
    this.seen ??= seenText(this.document);
    return this.seen;
  }

  /** Elements by a CSS selector, in their order. @throws sheets.selector-invalid */
  all(selector: string): PageElement[] {
    return selected(selector, this.document);
  }

  /** Elements inside another one. @throws sheets.selector-invalid */
  within(element: PageElement, selector: string): PageElement[] {
    return selected(selector, element.children);
  }

  /** The first element. */
  first(selector: string): PageElement | undefined {
    return this.all(selector)[0];
  }

  /** A table with its header and data; undefined when there is none of that kind. */
  table(wanted: TableWanted): PageTable | undefined {
    for (const element of this.all(wanted.selector)) {
      const part = tablePart(tableRows(element), wanted);
      if (part) return part;
    }
    return undefined;
  }
}

function selected(selector: string, from: AnyNode | AnyNode[]): PageElement[] {
  try {
    return selectAll<AnyNode, Element>(selector, from);
  } catch {
    throw sheetsErrors.selectorInvalid({ selector });
  }
}

/** More than unclosed elements of old pages come to. The parser looks through all open elements for each that closes. */
const MOST_DEPTH = 2000;

class BoundedDom extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MOST_DEPTH) throw sheetsErrors.unreadable();
    super.onopentag(name, attributes);
  }
}

function parsed(html: string): Document {
  const dom = new BoundedDom();
  new Parser(dom).end(html);
  return dom.root;
}
