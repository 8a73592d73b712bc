import { unescapedText } from './office-text';
import type { XmlHandler } from './xml-scanner';

const CHUNK = 1024 ** 2;
/** UTF-8 needs no more for a unit of a string. */
const BYTES_PER_UNIT = 3;
/** Numbers kept of each text: its chunk, where it begins there, and its bytes. */
const FACTS = 3;
/** Texts that are asked for again soon; a power of two. */
const RECENT = 8192;

/**
 * The texts that the cells of a workbook share. Kept as UTF-8 outside the heap and made into strings when a cell asks: a large
 * workbook has hundreds of thousands of them, most for one cell only.
 */
export class SharedTexts implements XmlHandler {
  private count = 0;
  private facts = new Uint32Array(FACTS * 1024);
  private readonly chunks: Buffer[] = [];
  private used = CHUNK;
  private readonly recentNumbers = new Int32Array(RECENT).fill(-1);
  private readonly recentTexts = Array.from({ length: RECENT }, () => '');
  private item = '';
  private inText = false;
  private phonetic = false;

  open(name: string): void {
    if (name === 'si') this.item = '';
    else if (name === 't') this.inText = !this.phonetic;
    // how a text is pronounced is no part of it
    else if (name === 'rPh') this.phonetic = true;
  }

  text(text: string): void {
    if (this.inText) this.item += text;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'si') this.add(unescapedText(this.item));
  }

  /** null: there is none of the number. */
  at(number: number): string | null {
    if (!Number.isInteger(number) || number < 0 || number >= this.count) return null;
    const place = number & (RECENT - 1);
    if (this.recentNumbers[place] === number) return this.recentTexts[place] as string;
    const [chunk = 0, from = 0, bytes = 0] = this.facts.subarray(number * FACTS, number * FACTS + FACTS);
    const text = (this.chunks[chunk] as Buffer).toString('utf8', from, from + bytes);
    this.recentNumbers[place] = number;
    this.recentTexts[place] = text;
    return text;
  }

  private add(text: string): void {
    const most = text.length * BYTES_PER_UNIT;
    if (this.used + most > (this.chunks.at(-1)?.length ?? 0)) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, most)));
      this.used = 0;
    }
    const bytes = (this.chunks.at(-1) as Buffer).write(text, this.used);
    if ((this.count + 1) * FACTS > this.facts.length) this.facts = grown(this.facts);
    this.facts.set([this.chunks.length - 1, this.used, bytes], this.count * FACTS);
    this.used += bytes;
    this.count += 1;
  }
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
