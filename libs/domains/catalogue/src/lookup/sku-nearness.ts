import { compact } from '@tributary/kernel';
import { marksOf } from '../match/sku-ranking';
import type { SkuProposal } from './sku-lookup.repository';

/** Below this nothing is near. */
const NEAR = 0.3;

interface Indexed {
  readonly sku: SkuProposal;
  readonly codePairs: number;
  readonly namePairs: number;
  readonly marks: readonly string[];
}

/**
 * What of a catalogue a text was probably meant to be. Built once for any number of texts: pairs of letters lead to the
 * SKUs that have them, so a text is compared with those only.
 */
export class SkuNearness {
  private readonly skus: readonly Indexed[];
  private readonly byCode = new Map<string, number[]>();
  private readonly byName = new Map<string, number[]>();

  constructor(readonly proposals: readonly SkuProposal[]) {
    this.skus = proposals.map((sku, index) => ({
      sku,
      codePairs: learn(this.byCode, sku.code, index),
      namePairs: learn(this.byName, sku.name, index),
      marks: marksOf(sku.name),
    }));
  }

  /** The nearest to a code, a name or both, best first. */
  nearest(text: { readonly article: string; readonly name: string }, limit: number): SkuProposal[] {
    const scores = new Map<number, number>();
    this.score(scores, this.byCode, text.article, ({ codePairs }) => codePairs);
    for (const name of new Set([text.article, text.name])) this.score(scores, this.byName, name, ({ namePairs }) => namePairs, marksOf(name));
    return [...scores]
      .filter(([, score]) => score >= NEAR)
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, limit)
      .flatMap(([index]) => this.skus[index]?.sku ?? []);
  }

  /** The share of pairs in common, and of viscosities, classes and sizes where the text names any; the better of all ways counts. */
  private score(scores: Map<number, number>, index: ReadonlyMap<string, number[]>, text: string, pairsOf: (sku: Indexed) => number, marks: readonly string[] = []): void {
    const pairs = pairsIn(text);
    const shared = new Map<number, number>();
    for (const pair of pairs) for (const sku of index.get(pair) ?? []) shared.set(sku, (shared.get(sku) ?? 0) + 1);
    for (const [at, count] of shared) {
      const sku = this.skus[at] as Indexed;
      const likeness = (2 * count) / (pairs.size + pairsOf(sku));
      const common = marks.filter((mark) => sku.marks.includes(mark)).length;
      const score = marks.length === 0 ? likeness : 0.5 * likeness + (0.5 * common) / marks.length;
      if (score > (scores.get(at) ?? 0)) scores.set(at, score);
    }
  }
}

function learn(index: Map<string, number[]>, text: string, sku: number): number {
  const pairs = pairsIn(text);
  for (const pair of pairs) {
    const known = index.get(pair);
    if (known) known.push(sku);
    else index.set(pair, [sku]);
  }
  return pairs.size;
}

function pairsIn(text: string): Set<string> {
  const letters = [...compact(text)];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}
