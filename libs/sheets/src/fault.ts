import type { DomainError } from '@tributary/kernel';

/** A refusal as data: stored with its row or file, passed between processes, shown in the reader's language. */
export interface Fault {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export function faultOf(error: DomainError): Fault {
  return { code: error.code, params: error.params };
}
