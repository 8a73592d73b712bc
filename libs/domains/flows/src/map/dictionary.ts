import { hash } from 'node:crypto';

/** A product or customer as the file writes it. */
export interface WrittenName {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
}

/** A product in one of the units it occurs in. */
export interface WrittenItem {
  /** Place in `products`. */
  readonly product: number;
  readonly unit: string;
}

/** A text's number in its list, and a short stand-in for the text itself that is the same in every file. */
export interface Numbered {
  readonly number: number;
  readonly digest: string;
}

interface KnownItem extends Numbered {
  readonly name: string;
  readonly specification: string;
  readonly unit: string;
}

export const NO_NAME: Numbered = { number: -1, digest: '' };
const SEPARATOR = '\u0001';
const LONGEST = 200;

/** Gives each different text of a file a number, in order of first occurrence: the rows refer to it by number. */
export class Dictionary {
  readonly products: WrittenName[] = [];
  readonly items: WrittenItem[] = [];
  readonly customers: WrittenName[] = [];
  private readonly productNumbers = new Map<string, number>();
  private readonly knownItems = new Map<string, Numbered>();
  /** The last item of each code: rows of one code mostly have one name and one unit, and need no longer key then. */
  private readonly lastOfCode = new Map<string, KnownItem>();
  private readonly knownCustomers = new Map<string, Numbered>();

  /** `NO_NAME` where no product is named. */
  item(code: string, name: string, specification: string, unit: string): Numbered {
    const last = this.lastOfCode.get(code);
    if (last && last.name === name && last.unit === unit && last.specification === specification) return last;
    if (code === '' && name === '') return NO_NAME;
    const item = this.numberedItem(code, name, specification, unit);
    this.lastOfCode.set(code, { ...item, name, specification, unit });
    return item;
  }

  /** `NO_NAME` where no customer is named. */
  customer(code: string, name: string): Numbered {
    const key = code === '' ? name : `${code}${SEPARATOR}${name}`;
    const known = this.knownCustomers.get(key);
    if (known) return known;
    if (key === '') return NO_NAME;
    const customer = { number: this.customers.push(written(code, name, '')) - 1, digest: digestOf(key) };
    this.knownCustomers.set(key, customer);
    return customer;
  }

  private numberedItem(code: string, name: string, specification: string, unit: string): Numbered {
    const product = `${code}${SEPARATOR}${name}${SEPARATOR}${specification}`;
    const key = `${product}${SEPARATOR}${unit}`;
    const known = this.knownItems.get(key);
    if (known) return known;
    let number = this.productNumbers.get(product);
    if (number === undefined) {
      number = this.products.push(written(code, name, specification)) - 1;
      this.productNumbers.set(product, number);
    }
    const item = { number: this.items.push({ product: number, unit: shorten(unit) }) - 1, digest: digestOf(key) };
    this.knownItems.set(key, item);
    return item;
  }
}

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 12);
/** PostgreSQL knows no NUL. */
const shorten = (text: string): string => text.replaceAll('\0', '').slice(0, LONGEST);
const written = (code: string, name: string, specification: string): WrittenName => ({
  code: shorten(code),
  name: shorten(name),
  specification: shorten(specification),
});
