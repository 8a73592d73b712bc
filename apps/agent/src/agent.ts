import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type AgentTrouble, type Heartbeat, signText } from '@tributary/agent-wire';
import { shanghaiToday } from '@tributary/kernel';
import type { Home } from './home';
import { type Identity, machineHash } from './identity';
import type { Log } from './log';
import { BatchSender } from './send/batch-sender';
import { Refusal, type ServerDoor } from './send/server-door';
import type { Settings } from './settings';
import type { Spool } from './spool/spool';
import { FeedTaker } from './take/feed-taker';
import { PieceReader } from './take/piece-reader';
import { piecesOf, windowsOf } from './take/windows';
import { type FeedOrder, Templates } from './templates';
import { Trouble, troubleOf } from './trouble';
import { VERSION } from './version';

export interface AgentParts {
  readonly home: Home;
  readonly settings: Settings;
  readonly identity: Identity;
  readonly spool: Spool;
  readonly door: ServerDoor;
  readonly log: Log;
  readonly now: () => Date;
}

const MB = 1024 ** 2;
const DAY_MS = 86_400_000;

/** The work of an agent: hear what to read, read it, keep it, send it, say how it went. */
export class Agent {
  private readonly run = randomBytes(8).toString('hex');
  private readonly machine = machineHash();
  private readonly templates: Templates;
  private readonly sender: BatchSender;
  private reachable = false;
  private writable = false;
  private trouble: AgentTrouble | null = null;
  /** What the server said cannot be believed. */
  private distrust: AgentTrouble | null = null;
  private lastBeat = 0;

  constructor(private readonly parts: AgentParts) {
    const { home, spool, identity, door } = parts;
    this.templates = new Templates(home, spool, identity);
    this.sender = new BatchSender(spool, door);
  }

  /** Says how it is, and hears what to do. @throws Unanswered, Refusal */
  async beat(): Promise<void> {
    const { spool, identity, door } = this.parts;
    spool.update((state) => ({ ...state, beats: state.beats + 1 }));
    const text = JSON.stringify(this.heartbeat());
    this.lastBeat = this.time();
    const orders = await door.beat(text, signText(identity.privateKey, 'heartbeat', text));
    spool.update((state) => ({
      ...state,
      offsetMs: Date.parse(orders.serverTime) - this.time(),
      // a server that was set back asks again for what it lost
      confirmed: Math.min(orders.lastSeq, state.confirmed),
    }));
    this.distrust = null;
    try {
      this.templates.learn(orders);
    } catch (error) {
      this.distrust = troubleOf(error).told;
    }
  }

  /** Reads everything that there is to read. What is wrong is kept for the next heartbeat. */
  async take(acceptEmpty = false): Promise<void> {
    this.trouble = null;
    const reader = new PieceReader(this.parts.settings);
    try {
      const { since, feeds } = this.templates.orders(this.parts.settings.database.kind);
      this.writable = await reader.canWrite(this.today());
      this.reachable = true;
      for (const feed of feeds) await this.takeFeed(reader, feed, since, acceptEmpty);
    } catch (error) {
      this.note(error);
    } finally {
      await reader.close();
    }
  }

  /** Opens the database and takes nothing; `told` says what is the matter. */
  async look(): Promise<{ readonly writable: boolean }> {
    this.trouble = null;
    const reader = new PieceReader(this.parts.settings);
    try {
      this.templates.orders(this.parts.settings.database.kind);
      this.writable = await reader.canWrite(this.today());
      this.reachable = true;
    } catch (error) {
      this.note(error);
    } finally {
      await reader.close();
    }
    return { writable: this.writable };
  }

  /** @throws Unanswered, Refusal */
  async send(): Promise<number> {
    const { spool, settings, log } = this.parts;
    try {
      const sent = await this.sender.sendAll();
      if (sent > 0) log.say(`sent ${sent}, confirmed up to batch ${spool.state.confirmed}`);
      spool.prune(new Date(this.time() - settings.keepDays * DAY_MS), settings.spoolMegabytes * MB);
      return sent;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      this.note(error);
      return 0;
    }
  }

  /** What keeps it from its work; null: nothing. */
  get told(): AgentTrouble | null {
    return this.trouble ?? this.distrust;
  }

  private async takeFeed(reader: PieceReader, { feedId, template }: FeedOrder, since: string, acceptEmpty: boolean): Promise<void> {
    const { spool, settings: { database }, log } = this.parts;
    const today = this.today();
    const borders = database.ledgers.map(({ from }) => from);
    const progress = spool.state.feeds[feedId];
    const changed = template.changes === null ? undefined : await reader.changes(template.changes, progress?.mark ?? '', today);
    const windows = windowsOf({ mode: template.mode, since, through: progress?.through, today, rereadDays: template.rereadDays, borders });
    const asked = new Set(windows.flat());
    // what was changed long ago comes first: once the newest day is read, so is everything
    const older = progress ? piecesOf((changed?.days ?? []).filter((day) => !asked.has(day) && day >= since && day <= today), borders) : [];
    for (const [index, piece] of [...older, ...windows].entries()) {
      await this.makeRoom();
      for await (const part of reader.read(template, piece)) {
        const through = index < older.length ? (progress?.through ?? since) : (part.days.at(-1) ?? today);
        const isLast = index === older.length + windows.length - 1 && part.days.at(-1) === piece.at(-1);
        const taker = new FeedTaker(spool, { identity: this.parts.identity, machine: this.machine, feedId, template, now: this.parts.now(), acceptEmpty });
        const before = spool.state.sealed;
        taker.take(part, laterOf(through, spool.state.feeds[feedId]?.through), isLast ? (changed?.mark ?? '') : (progress?.mark ?? ''));
        if (spool.state.sealed > before) log.say(`${template.code}: ${part.days[0]} … ${part.days.at(-1)}, ${part.rows} rows, batch ${spool.state.sealed}`);
      }
    }
  }

  /** Nothing more is read than there is room for; and a long look must not make the agent silent. */
  private async makeRoom(): Promise<void> {
    const { spool, settings } = this.parts;
    const isFull = (): boolean => spool.waitingBytes() >= settings.spoolMegabytes * MB;
    if (this.time() - this.lastBeat > settings.heartbeatSeconds * 1000) await this.beat().catch(() => undefined);
    if (isFull()) await this.send().catch(() => 0);
    if (isFull()) throw new Trouble('spool-full');
  }

  private heartbeat(): Heartbeat {
    const { spool: { state }, identity: { agentId, generation }, settings: { database } } = this.parts;
    const readings = Object.entries(state.feeds).map(([feedId, { through, readAt, version }]) => ({ feedId: Number(feedId), through, readAt, version }));
    return {
      format: 1, agentId, generation, number: state.beats, run: this.run, clock: this.parts.now().toISOString(), machine: this.machine, version: VERSION, host: hostname().slice(0, 200),
      database: { kind: database.kind, reachable: this.reachable, writable: this.writable }, sealedSeq: state.sealed, confirmedSeq: state.confirmed, readings, trouble: this.told,
    };
  }

  /** By the server's clock as far as it is known: the one of this machine may be wrong. */
  private today(): string {
    return shanghaiToday(new Date(this.time() + this.parts.spool.state.offsetMs));
  }

  private time(): number {
    return this.parts.now().getTime();
  }

  private note(error: unknown): void {
    const trouble = troubleOf(error);
    if (trouble.code === 'database-unreachable' || trouble.code === 'account-refused') this.reachable = false;
    this.trouble = trouble.told;
    this.parts.log.say(`trouble: ${trouble.message}${trouble.code === 'broken' && error instanceof Error ? ` (${error.message})` : ''}`);
  }
}

/** Whether an answer of the server means that this agent is no longer wanted. */
export const isUnwanted = (error: unknown): boolean => error instanceof Refusal && error.status === 401;

const laterOf = (one: string, other: string | undefined): string => (other !== undefined && other > one ? other : one);
