import type { AgentTrouble, AgentTroubleCode } from '@tributary/agent-wire';

/** Something keeps the agent from its work; the server tells people in their language. */
export class Trouble extends Error {
  constructor(
    readonly code: AgentTroubleCode,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super([code, ...Object.entries(params).map(([name, value]) => `${name}: ${value}`)].join(' · '));
  }

  get told(): AgentTrouble {
    return { code: this.code, params: this.params };
  }
}

/** What went wrong, without anything secret. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof Trouble ? error : new Trouble('broken');
}
