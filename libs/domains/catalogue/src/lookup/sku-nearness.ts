import { compact } from '@tributary/kernel';
import { marksOf } from '../match/sku-ranking';
import type { KnownSku } from './known-sku';

/** What stands in the sheet of somebody: a code or number, a name, or one in the place of the other. */
export interface WantedText {
  readonly article: string;
  readonly name: string;
}

/** Below this nothing is near. */
const NEAR = 0.3;

type Field = 'codeKey' | 'nameKey';
/** SKUs by their place in the list. */
type Scores = Map<number, number>;

/** What of a catalogue texts were probably meant to be. */
export class SkuNearness {
  private readonly pairs: Readonly<Record<Field, PairIndex>>;
  private readonly marks: (readonly string[] | undefined)[] = [];

  constructor(private readonly skus: readonly KnownSku[]) {
    this.pairs = { codeKey: new PairIndex(skus.map(({ codeKey }) => codeKey)), nameKey: new PairIndex(skus.map(({ nameKey }) => nameKey)) };
  }

  /**
   * For each text the nearest of those that `may` be proposed, best first: by the share of pairs of letters in common, and
   * of viscosities, classes and sizes where the text names any; the better of code and name counts.
   */
  nearest(texts: readonly WantedText[], limit: number, may: (sku: KnownSku) => boolean): KnownSku[][] {
    return texts.map((text) => {
      const best = [...this.scoresOf(text)].map(([at, score]) => ({ sku: this.skus[at] as KnownSku, score }));
      return best
        .filter(({ sku }) => may(sku))
        .sort((one, other) => other.score - one.score || (one.sku.code < other.sku.code ? -1 : 1))
        .slice(0, limit)
        .map(({ sku }) => sku);
    });
  }

  private scoresOf({ article, name }: WantedText): Scores {
    const best: Scores = new Map();
    if (article !== '') this.score(article, 'codeKey', [], best);
    for (const text of new Set([article, name])) if (text !== '') this.score(text, 'nameKey', marksOf(text), best);
    return best;
  }

  private score(text: string, field: Field, marks: readonly string[], best: Scores): void {
    for (const [at, likeness] of this.pairs[field].alike(compact(text), NEAR / 2)) {
      const score = marks.length === 0 ? likeness : 0.5 * likeness + (0.5 * this.sharedMarks(at, marks)) / marks.length;
      if (score >= NEAR && score > (best.get(at) ?? 0)) best.set(at, score);
    }
  }

  private sharedMarks(at: number, marks: readonly string[]): number {
    const own = (this.marks[at] ??= marksOf(this.skus[at]?.name ?? ''));
    return marks.filter((mark) => own.includes(mark)).length;
  }
}

/** Texts by their pairs of neighbouring letters. */
class PairIndex {
  private readonly holders = new Map<string, number[]>();
  private readonly sizes: Uint32Array;
  private readonly common: Uint16Array;

  constructor(keys: readonly string[]) {
    this.sizes = Uint32Array.from(keys, (key) => Math.max(0, key.length - 1));
    this.common = new Uint16Array(keys.length);
    for (const [at, key] of keys.entries()) for (const pair of pairsOf(key)) push(this.holders, pair, at);
  }

  /** The texts that are at least so alike (0 … 1, Dice's share of pairs in common), and how much. */
  alike(key: string, least: number): [at: number, likeness: number][] {
    const pairs = pairsOf(key);
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const at of this.holders.get(pair) ?? []) {
        if (this.common[at] === 0) touched.push(at);
        this.common[at] = (this.common[at] ?? 0) + 1;
      }
    }
    const found: [number, number][] = [];
    for (const at of touched) {
      const likeness = (2 * (this.common[at] ?? 0)) / (pairs.size + (this.sizes[at] ?? 0));
      if (likeness >= least) found.push([at, likeness]);
      this.common[at] = 0;
    }
    return found;
  }
}

function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 1; at < key.length; at += 1) pairs.add(key.slice(at - 1, at + 1));
  return pairs;
}

function push(index: Map<string, number[]>, pair: string, at: number): void {
  const known = index.get(pair);
  if (known) known.push(at);
  else index.set(pair, [at]);
}
