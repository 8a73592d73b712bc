import type { SignedServerKeys, SignedTemplate, TemplateKind } from '@tributary/agent-wire';

/** What the server wants. */
export interface Orders {
  readonly serverTime: string;
  readonly lastSeq: number;
  readonly since: string;
  readonly keys: SignedServerKeys;
  readonly feeds: readonly { readonly feedId: number; readonly kind: TemplateKind; readonly template: SignedTemplate }[];
}

/** The server said no, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>>,
    message: string,
  ) {
    super(message);
  }
}

/** Nobody answered, or not as a server does. */
export class Unanswered extends Error {}

const PATIENCE_MS = 60_000;
const LONGEST_ANSWER = 2_000_000;

/** The server's three doors. */
export class ServerDoor {
  constructor(private readonly server: string) {}

  enrol(text: string, signature: string): Promise<{ agentId: number; generation: number; orders: Orders }> {
    return this.post('agent-enrolments', { 'content-type': 'application/json' }, JSON.stringify({ text, signature }));
  }

  beat(text: string, signature: string): Promise<Orders> {
    return this.post('agent-heartbeats', { 'content-type': 'application/json' }, JSON.stringify({ text, signature }));
  }

  batch(envelope: string, signature: string, packed: Buffer): Promise<{ seq: number }> {
    const headers = { 'content-type': 'application/octet-stream', 'x-agent-envelope': Buffer.from(envelope).toString('base64url'), 'x-agent-signature': signature };
    return this.post('agent-batches', headers, packed);
  }

  /** @throws Refusal, Unanswered */
  private async post<T>(route: string, headers: Record<string, string>, body: string | Buffer): Promise<T> {
    let status: number;
    let text: string;
    try {
      const payload = typeof body === 'string' ? body : new Uint8Array(body);
      const response = await fetch(`${this.server}/api/${route}`, { method: 'POST', headers, body: payload, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
      status = response.status;
      text = await response.text();
    } catch (error) {
      throw new Unanswered(reasonOf(error));
    }
    const answer = jsonOf(text);
    if (status < 300 && answer) return answer as T;
    const { code, params, detail, title } = (answer ?? {}) as { code?: string; params?: Record<string, unknown>; detail?: string; title?: string };
    if (!code || status >= 500) throw new Unanswered(`HTTP ${status}`);
    throw new Refusal(status, code, params ?? {}, detail ?? title ?? code);
  }
}

function jsonOf(text: string): object | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
