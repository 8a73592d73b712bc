import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledProgram } from '@tributary/sheets/testing';
import { CountArrivalHandler } from '../agent/count-arrival.handler';
import { ledgerHash } from '../post/ledger-hash';
import { AGENT_ENVIRONMENT } from './dealer-databases';
import type { FlowsApi } from './flows-api';
import { type FlowsWorld, TODAY } from './flows-world';

export interface AgentRun {
  readonly code: number | null;
  readonly said: string;
}

/** A program at a dealer's, in a folder of its own. */
export interface AgentProgram {
  readonly home: string;
  readonly id: number;
  /** One round; `dieAt`: it is killed before it writes for that time. */
  once(options?: { readonly dieAt?: number; readonly clock?: Date; readonly home?: string; readonly acceptEmpty?: boolean }): Promise<AgentRun>;
}

/** The API with agents around it. */
export interface AgentWorld {
  /** The line between agents and the API. */
  setOnline(online: boolean): void;
  /** Sets an agent up as a person would, and enrols the program with the code. */
  enrol(dealerId: number, templates: readonly string[], database: object, since?: string): Promise<AgentProgram>;
  /** Counts what came. */
  count(): Promise<void>;
  hash(): Promise<string>;
  stop(): void;
}

const NO_DEATH = 0;

export async function startAgentWorld(world: FlowsWorld, api: FlowsApi, person: string): Promise<AgentWorld> {
  const program = bundledProgram('apps/agent/src/testing/agent.main.ts', true);
  const line = await startLine(Number(new URL(await api.listen()).port));
  const folder = mkdtempSync(path.join(tmpdir(), 'tributary-agents-'));
  let homes = 0;
  let running: ChildProcess | undefined;
  // one process for all of them: each order starts the agent from what its folder holds
  const start = async (home: string, clock: Date, dieAt: number, ...command: unknown[]): Promise<AgentRun> => {
    const child = (running ??= fork(program.file, { execArgv: ['--disable-warning=ExperimentalWarning'], env: { PATH: process.env['PATH'], ...AGENT_ENVIRONMENT } }));
    const answer = await new Promise<AgentRun>((resolve) => {
      const answered = (said: unknown): void => settle(said as AgentRun);
      const died = (): void => settle({ code: null, said: '' });
      const settle = (run: AgentRun): void => {
        child.off('message', answered).off('exit', died);
        resolve(run);
      };
      child.once('message', answered).once('exit', died);
      child.send({ home, clock, dieAt, command });
    });
    if (answer.code === null) running = undefined;
    return answer;
  };
  return {
    setOnline: line.setOnline,
    enrol: async (dealerId, templates, database, since = '2026-03-01') => {
      const made = await api.call(person, '/agents', { dealerId, name: `agent of ${dealerId}`, since, ownerId: null, templates });
      const { agent, code } = made.body as { agent?: { id: number }; code?: string };
      if (!agent || !code) throw new Error(JSON.stringify(made.body));
      const home = path.join(folder, String((homes += 1)));
      const enrolled = await start(home, TODAY, NO_DEATH, 'enrol', line.address, code);
      if (enrolled.code !== 0) throw new Error(enrolled.said);
      const settings = JSON.parse(readFileSync(path.join(home, 'agent.json'), 'utf8')) as object;
      writeFileSync(path.join(home, 'agent.json'), JSON.stringify({ ...settings, database }));
      return {
        home, id: agent.id,
        once: ({ dieAt = NO_DEATH, clock = TODAY, home: other = home, acceptEmpty = false } = {}) => start(other, clock, dieAt, 'once', acceptEmpty),
      };
    },
    count: async () => {
      const { rows } = await world.db.owner.query<{ payload: { dealerId: number; batchId: number } }>(`DELETE FROM outbox WHERE name = 'flows.count-arrival' RETURNING payload`);
      for (const { payload } of rows) await world.app.get(CountArrivalHandler).handle(world.ctx, payload);
    },
    hash: () => world.db.uow.read(world.ctx, ledgerHash),
    stop: () => {
      running?.kill();
      line.stop();
      program.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A line that can be cut. */
async function startLine(target: number): Promise<{ address: string; setOnline(online: boolean): void; stop(): void }> {
  const sockets = new Set<Socket>();
  let isOnline = true;
  const server = createServer((client) => {
    if (!isOnline) return void client.destroy();
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    setOnline: (online) => {
      isOnline = online;
      if (!online) for (const socket of sockets) socket.destroy();
    },
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
