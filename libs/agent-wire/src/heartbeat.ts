import type { LocalDate } from '@tributary/kernel';
import { DATABASES, type DatabaseKind } from './template';
import { dayOf, Fields } from './reading';
import { CODE, HASH } from './envelope';

const LONGEST_TEXT = 20_000;
const MOST_FEEDS = 20;
const LONGEST_VALUE = 200;

/** What keeps an agent from doing its work; the server has a text for each. */
export const AGENT_TROUBLES = [
  'database-unreachable', 'account-refused', 'table-missing', 'column-missing', 'query-failed', 'query-too-slow', 'too-many-rows', 'row-outside-window',
  'days-emptied', 'template-refused', 'spool-full', 'batch-missing', 'driver-missing', 'broken',
] as const;
export type AgentTroubleCode = (typeof AGENT_TROUBLES)[number];

export interface AgentTrouble {
  readonly code: AgentTroubleCode;
  /** What the text of the trouble names: a table, a day. Never a value of the dealer's rows. */
  readonly params: Readonly<Record<string, string>>;
}

/** How far an agent has come with a feed. */
export interface FeedReading {
  readonly feedId: number;
  /** The last day that was read. */
  readonly through: LocalDate;
  readonly readAt: string;
  /** Version of the template that was used. */
  readonly version: number;
}

/** What an agent says every few minutes, and signs. */
export interface Heartbeat {
  readonly format: 1;
  readonly agentId: number;
  readonly generation: number;
  /** Grows with every heartbeat, over restarts too: where another run of the program says a number again, there are two. */
  readonly number: number;
  /** Of this run of the program. */
  readonly run: string;
  /** The agent's own clock. */
  readonly clock: string;
  readonly machine: string;
  readonly version: string;
  readonly host: string;
  readonly database: { readonly kind: DatabaseKind; readonly reachable: boolean; readonly writable: boolean };
  /** The last batch that was made, and the last one that the server confirmed. */
  readonly sealedSeq: number;
  readonly confirmedSeq: number;
  readonly readings: readonly FeedReading[];
  readonly trouble: AgentTrouble | null;
}

/** @throws WireRefused */
export function readHeartbeat(text: string): Heartbeat {
  const fields = Fields.of(text, LONGEST_TEXT);
  const database = fields.object('database');
  return {
    format: fields.integer('format', 1, 1) as 1,
    agentId: fields.integer('agentId', 1),
    generation: fields.integer('generation', 1),
    number: fields.integer('number', 1),
    run: fields.text('run', /^[0-9a-f]{16}$/),
    clock: fields.instant('clock'),
    machine: fields.text('machine', HASH),
    version: fields.text('version', /^[0-9A-Za-z.+-]{1,40}$/),
    host: fields.text('host', /^[^\0\r\n]{0,253}$/),
    database: { kind: database.one('kind', DATABASES), reachable: database.flag('reachable'), writable: database.flag('writable') },
    sealedSeq: fields.integer('sealedSeq', 0),
    confirmedSeq: fields.integer('confirmedSeq', 0),
    readings: fields.list('readings', MOST_FEEDS).map((value) => readingOf(Fields.in(value, 'readings'))),
    trouble: troubleOf(fields.optional('trouble')),
  };
}

function readingOf(fields: Fields): FeedReading {
  return {
    feedId: fields.integer('feedId', 1), through: dayOf(fields.text('through', /^.{10}$/), 'through'), readAt: fields.instant('readAt'), version: fields.integer('version', 1),
  };
}

function troubleOf(fields: Fields | null): AgentTrouble | null {
  if (!fields) return null;
  const params = fields.object('params');
  const entries = params.names().slice(0, 8).filter((name) => CODE.test(name)).map((name) => [name, params.text(name, /^[\s\S]*$/).slice(0, LONGEST_VALUE)] as const);
  return { code: fields.one('code', AGENT_TROUBLES), params: Object.fromEntries(entries) };
}
