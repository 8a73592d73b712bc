import { sheetsErrors } from '../sheets.errors';

/** One segment of an interchange: its tag, and its elements, each cut into components. */
export interface Segment {
  /** Its place in the interchange, from 1. */
  readonly no: number;
  readonly tag: string;
  readonly elements: readonly (readonly string[])[];
}

export type EdiSyntax = 'x12' | 'edifact';

/** The signs that cut an interchange, and the one that takes the next sign as it stands ('' for none). */
interface Signs {
  readonly segment: string;
  readonly element: string;
  readonly component: string;
  readonly release: string;
}

/** An ISA segment has a fixed width: these are the places of the signs that it announces. */
const ISA = { element: 3, component: 104, segment: 105, width: 106 };
/** What EDIFACT uses where no UNA segment says otherwise (ISO 9735). */
const USUAL: Signs = { segment: `'`, element: '+', component: ':', release: '?' };
const UNA_WIDTH = 9;

/** Whether a text begins as an interchange does. */
export function ediSyntaxOf(text: string): EdiSyntax | undefined {
  const start = text.trimStart();
  if (/^ISA[^A-Za-z0-9\s]/.test(start) && start.length > ISA.width) return 'x12';
  return /^(UNA.{6}\s*)?UNB./s.test(start) ? 'edifact' : undefined;
}

/** The segments in their order. @throws sheets.edi-broken where the interchange does not end as it says */
export function segmentsOf(text: string, syntax: EdiSyntax): Segment[] {
  const whole = text.trimStart();
  const [signs, body] = syntax === 'x12' ? [x12Signs(whole), whole] : edifactSigns(whole);
  const segments = cut(body, signs.segment, signs.release)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
    .map((segment, index): Segment => {
      const [tag = '', ...elements] = cut(segment, signs.element, signs.release);
      return { no: index + 1, tag: plain(tag, signs), elements: elements.map((element) => cut(element, signs.component, signs.release).map((part) => plain(part, signs))) };
    });
  if (segments.at(-1)?.tag !== (syntax === 'x12' ? 'IEA' : 'UNZ')) throw sheetsErrors.ediBroken({ row: segments.length });
  return segments;
}

/** The first component of an element; '' where there is none. `place` counts from 1, as in the standards. */
export const element = ({ elements }: Segment, place: number, component = 1): string => (elements[place - 1]?.[component - 1] ?? '').trim();

function x12Signs(text: string): Signs {
  const at = (place: number): string => text[place] ?? '';
  // a segment may end with a line only
  const segment = at(ISA.segment) === '\r' ? '\n' : at(ISA.segment);
  return { segment, element: at(ISA.element), component: at(ISA.component), release: '' };
}

function edifactSigns(text: string): [Signs, string] {
  if (!text.startsWith('UNA')) return [USUAL, text];
  const [component, element = '', , release = '', , segment = ''] = text.slice(3, UNA_WIDTH);
  return [{ component: component ?? '', element, release: release.trim(), segment }, text.slice(UNA_WIDTH)];
}

/** Cuts at a sign, unless the release sign stands before it. */
function cut(text: string, sign: string, release: string): string[] {
  if (release === '' || !text.includes(release)) return text.split(sign);
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === release) index += 1;
    else if (text[index] === sign) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function plain(text: string, { release }: Signs): string {
  if (release === '' || !text.includes(release)) return text;
  let out = '';
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === release) index += 1;
    out += text[index] ?? '';
  }
  return out;
}
