import { DomainError } from './errors';
import { kernelErrors } from './kernel.errors';

/** One row of a table of states: `name` leads from any of `from` to `to`, unless the pure `guard` gives a reason against it. */
export interface Transition<State extends string, Name extends string, Subject> {
  readonly name: Name;
  readonly from: readonly State[];
  readonly to: State;
  readonly guard?: (subject: Subject) => DomainError | undefined;
}

export interface StatesDefinition<State extends string, Name extends string, Subject> {
  readonly initial: State;
  readonly transitions: readonly Transition<State, Name, Subject>[];
}

export interface StateMachine<State extends string, Name extends string, Subject> {
  readonly initial: State;
  /** Every state, in the order in which the table mentions them. */
  readonly states: readonly State[];
  /** The state that follows. @throws kernel.transition-refused, or the guard's error */
  transition(subject: Subject, name: Name): State;
  /** Why the transition is impossible now; undefined when it is possible. */
  refusal(subject: Subject, name: Name): DomainError | undefined;
  /** The names of the transitions possible now. */
  available(subject: Subject): Name[];
}

/** The states of a machine as a type: `type OrderState = StateOf<typeof orderStates>`. */
export type StateOf<M> = M extends { readonly initial: infer State } ? State : never;

/**
 * States as data. The subject's present state is its `state`; annotate the guards' parameter to type the subject.
 * A name may have several rows as long as no state has two of them. Throws when a state has, or cannot be reached.
 */
export function defineStates<
  State extends string,
  Name extends string,
  Subject extends { readonly state: string } = { readonly state: State },
>(definition: StatesDefinition<State, Name, Subject>): StateMachine<State, Name, Subject> {
  const { initial, transitions } = definition;
  const states = statesOf(definition);
  assertUnambiguous(transitions);
  assertReachable(definition, states);

  const attempt = (subject: Subject, name: Name): State | DomainError => {
    const row = transitions.find((candidate) => candidate.name === name && candidate.from.some((state) => state === subject.state));
    if (!row) return kernelErrors.transitionRefused({ transition: name, state: subject.state });
    return row.guard?.(subject) ?? row.to;
  };
  const refusal = (subject: Subject, name: Name): DomainError | undefined => {
    const outcome = attempt(subject, name);
    return outcome instanceof DomainError ? outcome : undefined;
  };
  const transition = (subject: Subject, name: Name): State => {
    const outcome = attempt(subject, name);
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  };
  const names = [...new Set(transitions.map((row) => row.name))];
  return { initial, states, transition, refusal, available: (subject) => names.filter((name) => !refusal(subject, name)) };
}

function statesOf<State extends string>({ initial, transitions }: StatesDefinition<State, string, never>): State[] {
  return [...new Set([initial, ...transitions.flatMap((row) => [...row.from, row.to])])];
}

function assertUnambiguous(transitions: readonly Transition<string, string, never>[]): void {
  const seen = new Set<string>();
  for (const key of transitions.flatMap((row) => row.from.map((state) => `${row.name} from ${state}`))) {
    if (seen.has(key)) throw new Error(`The transition ${key} is defined twice.`);
    seen.add(key);
  }
}

function assertReachable<State extends string>({ initial, transitions }: StatesDefinition<State, string, never>, states: readonly State[]): void {
  const reached = new Set<State>([initial]);
  // A set grows while it is walked: each newly reached state is visited in its turn.
  for (const state of reached) {
    for (const row of transitions) if (row.from.includes(state)) reached.add(row.to);
  }
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No transition leads to: ${lost.join(', ')}.`);
}
