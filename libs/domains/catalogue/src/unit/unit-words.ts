import { compact } from '@tributary/kernel';

export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** Other words for the same unit; each counts only where the unit itself is known. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['公斤', '千克', 'kg', 'kgs', 'kilogram', 'kilo'],
  ['升', 'l', 'litre', 'liter', '公升'],
  ['吨', 't', 'mt', 'tonne', 'ton', '公吨'],
  ['盒', 'box', 'bx'],
  ['支', 'ampoule', 'amp', 'vial'],
  ['箱', 'carton', 'ctn', 'case'],
  // where there are no boxes, a box is a carton
  ['箱', 'carton', 'box'],
  ['瓶', 'bottle', 'btl', 'bt'],
  ['桶', 'drum', 'barrel', 'pail'],
];

/** Which unit a word means: by its name in either language, its code, or a synonym; case and width do not matter. */
export class UnitWords {
  private readonly codes = new Map<string, string>();

  constructor(units: readonly Unit[]) {
    for (const { code, name, nameEn } of units) for (const word of [code, name, nameEn]) this.codes.set(compact(word), code);
    for (const synonyms of SYNONYMS) this.learn(synonyms);
  }

  /** The unit's code; undefined for a word that means none. */
  code(word: string): string | undefined {
    return this.codes.get(compact(word));
  }

  /** Synonyms of exactly one unit: of 桶 and "pail" as two units neither explains the other. */
  private learn(synonyms: readonly string[]): void {
    const meant = new Set(synonyms.map((word) => this.codes.get(word)).filter((code) => code !== undefined));
    const [code] = meant;
    if (meant.size !== 1 || code === undefined) return;
    for (const word of synonyms) if (!this.codes.has(word)) this.codes.set(word, code);
  }
}
