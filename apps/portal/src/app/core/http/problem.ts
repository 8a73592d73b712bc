import { HttpErrorResponse } from '@angular/common/http';
import type { ProblemDto } from '@tributary/api-client';
import type { Failure } from '@tributary/ui';

/** One offending line or field of a refused request. */
export interface ProblemEntry {
  readonly field?: string;
  readonly lineId?: number;
  readonly lineNo?: number;
  readonly skuId?: number;
  readonly code?: string;
  readonly message?: string;
}

/**
 * A request that did not succeed, in words for the person. `status` 0 means that no answer came: the server may or may
 * not have done what was asked.
 */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly entries: readonly ProblemEntry[] = [],
    readonly reference: string | null = null,
  ) {
    super(message);
  }

  /** No answer, or one that says nothing about the request: repeat it with the same key. */
  get uncertain(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** What is wrong with one field of a form. */
  ofField(field: string): string | null {
    return this.entries.find((entry) => entry.field === field)?.message ?? null;
  }
}

/** Texts for failures that carry no text of their own. */
export interface ProblemWords {
  readonly noAnswer: string;
  readonly unknown: string;
}

function isProblemDto(body: unknown): body is ProblemDto {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** Whatever was thrown, as a Problem. */
export function problemOf(error: unknown, words: ProblemWords): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof HttpErrorResponse)) return new Problem(words.unknown, 500, 'portal.unknown');
  const body: unknown = error.error;
  if (isProblemDto(body)) {
    return new Problem(body.detail || body.title, error.status, body.code, (body.problems ?? []) as ProblemEntry[], body.correlationId);
  }
  if (error.status === 0 || error.status >= 502) return new Problem(words.noAnswer, error.status, 'portal.no-answer');
  return new Problem(words.unknown, error.status, 'portal.unknown');
}

/** For the error state of a page or list. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return { message: error.message, reference: error.reference };
  return { message: error instanceof Error ? error.message : String(error), reference: null };
}
