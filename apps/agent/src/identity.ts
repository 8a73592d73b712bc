import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces, platform } from 'node:os';
import { Fields, sha256Hex } from '@tributary/agent-wire';
import type { Home } from './home';

const FILE = 'key.json';
const LONGEST = 10_000;
const KEY = /^[A-Za-z0-9_-]{43}$/;

/** Who the agent is since it was enrolled. */
export interface Identity {
  readonly agentId: number;
  readonly generation: number;
  readonly privateKey: string;
  readonly publicKey: string;
  /** Keys of the server that are believed. */
  readonly serverKeys: readonly string[];
}

/** undefined before the agent is enrolled. */
export function readIdentity(home: Home): Identity | undefined {
  const text = home.read(FILE);
  if (text === undefined) return undefined;
  const fields = Fields.of(text, LONGEST);
  return {
    agentId: fields.integer('agentId', 1),
    generation: fields.integer('generation', 1),
    privateKey: fields.text('privateKey', KEY),
    publicKey: fields.text('publicKey', KEY),
    serverKeys: fields.list('serverKeys', 8).map(String),
  };
}

export function writeIdentity(home: Home, identity: Identity): void {
  home.write(FILE, `${JSON.stringify(identity, null, 2)}\n`);
}

const VIRTUAL = /^(00:00:00:00:00:00|02:42:)/;

/** A hash of what this machine is known by: a copy of the folder on another one is noticed by it. */
export function machineHash(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ internal, mac }) => !internal && !VIRTUAL.test(mac)).map(({ mac }) => mac));
  const own = machineId() ?? [...new Set(addresses)].sort().join(',');
  return sha256Hex(`${platform()}\n${own}\n${hostname()}`);
}

function machineId(): string | undefined {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
