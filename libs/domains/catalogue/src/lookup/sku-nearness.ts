import { compact } from '@tributary/kernel';
import { marksOf } from '../match/sku-ranking';
import type { SkuProposal } from './sku-lookup.repository';

/** What stands in the sheet of somebody: a code or number, a name, or one in the place of the other. */
export interface WantedText {
  readonly article: string;
  readonly name: string;
}

/** Below this nothing is near. */
const NEAR = 0.3;

/** One text to compare with one field of the catalogue. */
interface Query {
  /** Of which wanted text. */
  readonly of: number;
  readonly field: 'codeKey' | 'nameKey';
  readonly pairs: ReadonlySet<string>;
  readonly marks: readonly string[];
}

/** What of a catalogue texts were probably meant to be. */
export class SkuNearness {
  constructor(readonly proposals: readonly SkuProposal[]) {}

  /**
   * For each text the nearest, best first: by the share of pairs of letters in common, and of viscosities, classes and
   * sizes where the text names any; the better of code and name counts. One pass over the catalogue for all texts.
   */
  nearest(texts: readonly WantedText[], limit: number): SkuProposal[][] {
    const best = texts.map(() => new Map<SkuProposal, number>());
    const queries = texts.flatMap((text, of) => queriesOf(text, of));
    for (const field of ['codeKey', 'nameKey'] as const) this.score(queries.filter((query) => query.field === field), field, best);
    return best.map((scores) =>
      [...scores]
        .sort(([a, one], [b, other]) => other - one || (a.code < b.code ? -1 : 1))
        .slice(0, limit)
        .map(([sku]) => sku),
    );
  }

  private score(queries: readonly Query[], field: Query['field'], best: readonly Map<SkuProposal, number>[]): void {
    const wanted = new Map<string, number[]>();
    for (const [at, { pairs }] of queries.entries()) for (const pair of pairs) push(wanted, pair, at);
    for (const sku of this.proposals) {
      const { own, shared } = sharedPairs(sku[field], wanted);
      let marks: readonly string[] | undefined;
      for (const [at, common] of shared) {
        const query = queries[at] as Query;
        const likeness = (2 * common) / (query.pairs.size + own);
        if (likeness < NEAR / 2) continue;
        if (query.marks.length > 0) marks ??= marksOf(sku.name);
        keep(best[query.of], sku, scoreOf(likeness, query.marks, marks ?? []));
      }
    }
  }
}

function queriesOf({ article, name }: WantedText, of: number): Query[] {
  const made = (text: string, field: Query['field']): Query => ({ of, field, pairs: new Set(pairsOf(compact(text))), marks: field === 'nameKey' ? marksOf(text) : [] });
  const names = [...new Set([article, name])].filter((text) => text !== '');
  return [...(article === '' ? [] : [made(article, 'codeKey')]), ...names.map((text) => made(text, 'nameKey'))];
}

/** How many pairs `key` has, and for each query that has any of them, how many different ones. */
function sharedPairs(key: string, wanted: ReadonlyMap<string, readonly number[]>): { readonly own: number; readonly shared: ReadonlyMap<number, number> } {
  const shared = new Map<number, number>();
  const pairs = pairsOf(key);
  const seen = new Set<string>();
  for (const pair of pairs) {
    const queries = wanted.get(pair);
    if (!queries || seen.has(pair)) continue;
    seen.add(pair);
    for (const at of queries) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  return { own: pairs.length, shared };
}

function scoreOf(likeness: number, marks: readonly string[], own: readonly string[]): number {
  if (marks.length === 0) return likeness;
  return 0.5 * likeness + (0.5 * marks.filter((mark) => own.includes(mark)).length) / marks.length;
}

function keep(scores: Map<SkuProposal, number> | undefined, sku: SkuProposal, score: number): void {
  if (score >= NEAR && score > (scores?.get(sku) ?? 0)) scores?.set(sku, score);
}

function pairsOf(key: string): string[] {
  const pairs: string[] = [];
  for (let at = 1; at < key.length; at += 1) pairs.push(key.slice(at - 1, at + 1));
  return pairs;
}

function push(index: Map<string, number[]>, pair: string, at: number): void {
  const known = index.get(pair);
  if (known) known.push(at);
  else index.set(pair, [at]);
}
