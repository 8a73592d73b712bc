import { compact, normalise } from '@tributary/kernel';

/** A SKU as names are compared with. */
export interface SkuName {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Grade and packaging, for the reader. */
  readonly detail: string;
}

/** Why a SKU is proposed: codes and sizes both texts name, and how alike the rest is, in percent. */
export interface SkuCandidate extends SkuName {
  /** 0 … 1, for ordering only: a proposal is never accepted by its score. */
  readonly score: number;
  readonly sharedMarks: readonly string[];
  readonly similarity: number;
}

/** Viscosities, performance classes and sizes: `15w40`, `ci4`, `18l`. They tell products apart better than words do. */
export function marksOf(text: string): string[] {
  const parts = normalise(text)
    .replace(/[-.]/g, '')
    .match(/[a-z0-9]+/g);
  return [...new Set((parts ?? []).filter((part) => /\d/.test(part)))];
}

/** The best proposals for a product name, best first; none that shares nothing with it. */
export function rankSkus(text: string, names: readonly SkuName[], limit: number): SkuCandidate[] {
  const marks = marksOf(text);
  const pairs = bigrams(text);
  return names
    .map((name) => candidate(name, marks, pairs))
    .filter((found) => found.score > 0.15)
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}

function candidate(name: SkuName, marks: readonly string[], pairs: ReadonlySet<string>): SkuCandidate {
  const own = marksOf(name.name);
  const sharedMarks = marks.filter((mark) => own.includes(mark));
  const foreignMarks = marks.length + own.length - 2 * sharedMarks.length;
  const likeness = Math.max(dice(pairs, bigrams(name.name)), dice(pairs, bigrams(name.nameEn)));
  const byMarks = sharedMarks.length === 0 ? 0 : sharedMarks.length / (sharedMarks.length + foreignMarks / 2);
  const score = marks.length === 0 ? likeness : 0.5 * likeness + 0.5 * byMarks;
  return { ...name, score: Math.round(score * 100) / 100, sharedMarks, similarity: Math.round(likeness * 100) };
}

function bigrams(text: string): Set<string> {
  const letters = [...compact(text)];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
