import { ansiText, wideText } from './ansi-text';

export interface MapiProperty {
  readonly id: number;
  readonly bytes: Buffer;
  /** Of texts; '' of others. */
  readonly text: string;
}

/** Bytes of one value of the types of fixed length. */
const FIXED: Readonly<Record<number, number>> = {
  0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000a: 4, 0x000b: 4, 0x0014: 8, 0x0040: 8, 0x0048: 16,
};
const [ANSI, WIDE, OBJECT, BINARY] = [0x001e, 0x001f, 0x000d, 0x0102];
const MULTIPLE = 0x1000;
const NAMED = 0x8000;
/** An object begins with the identifier of its interface. */
const INTERFACE_BYTES = 16;
const MOST_PROPERTIES = 10_000;

/** The list of properties inside an attribute of winmail.dat. */
export class PropertyReader {
  private at = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly codePage: number,
  ) {}

  /** As many as can be read: what is broken ends the list. */
  *all(): Generator<MapiProperty> {
    const count = Math.min(this.number(), MOST_PROPERTIES);
    for (let index = 0; index < count; index += 1) {
      if (this.at + 4 > this.bytes.length) return;
      const tag = this.number();
      const property = this.property(tag & 0xffff, tag >>> 16);
      if (!property) return;
      yield property;
    }
  }

  private property(type: number, id: number): MapiProperty | undefined {
    if (id >= NAMED) this.skipName();
    const single = type & ~MULTIPLE;
    const isVariable = single === ANSI || single === WIDE || single === BINARY || single === OBJECT;
    const isMany = (type & MULTIPLE) !== 0;
    const count = isVariable || isMany ? this.number() : 1;
    let first: Buffer | undefined;
    for (let index = 0; index < count; index += 1) {
      const value = this.value(single, isVariable);
      if (!value) return undefined;
      first ??= value;
    }
    const bytes = first ?? Buffer.alloc(0);
    const text = single === WIDE ? wideText(bytes) : single === ANSI ? ansiText(bytes, this.codePage) : '';
    return { id, bytes: single === OBJECT ? bytes.subarray(INTERFACE_BYTES) : bytes, text };
  }

  private value(type: number, isVariable: boolean): Buffer | undefined {
    const length = isVariable ? this.number() : FIXED[type];
    if (length === undefined || this.at + length > this.bytes.length) return undefined;
    const value = this.bytes.subarray(this.at, this.at + length);
    this.at += Math.ceil(length / 4) * 4;
    return value;
  }

  private skipName(): void {
    this.at += 16;
    const kind = this.number();
    if (kind === 0) this.at += 4;
    else this.at += Math.ceil(this.number() / 4) * 4;
  }

  /** 0 beyond the end. */
  private number(): number {
    const value = this.at + 4 <= this.bytes.length ? this.bytes.readUInt32LE(this.at) : 0;
    this.at += 4;
    return value;
  }
}
