import type { Period } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets/open';
import type { RecipeStep } from '../recipe/recipe';

export type VisitPhase = 'login' | 'query';

/** What a visit has come to, step by step, for those who watch. */
export interface VisitStep {
  readonly phase: VisitPhase;
  /** In the recipe's list, from 0. */
  readonly index: number;
  readonly do: RecipeStep['do'];
  readonly state: 'done' | 'asking' | 'failed';
  readonly range: Period | null;
  readonly url: string;
  /** What the page says, shortened, secrets hidden. */
  readonly excerpt: string;
  /** Rows read, with a step that reads. */
  readonly rows: number | null;
  readonly reason: Fault | null;
}

/** Ports of a visit to those around it. */
export interface VisitDoors {
  /** Hands a question to a person and waits. @throws flows.answer-missing, flows.askers-busy */
  ask(question: VisitQuestion): Promise<string>;
  /** Told after every step. */
  told(step: VisitStep): Promise<void>;
}

export interface VisitQuestion {
  readonly picture: { readonly bytes: Buffer; readonly mediaType: string } | null;
  readonly prompt: string;
  /** From 1; more: the answers before were wrong. */
  readonly attempt: number;
}
