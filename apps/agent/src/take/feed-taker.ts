import { gzipSync } from 'node:zlib';
import { type BatchEnvelope, MOST_PACKED, MOST_UNPACKED, sha256Hex, signText, type Template } from '@tributary/agent-wire';
import type { LocalDate } from '@tributary/kernel';
import type { Identity } from '../identity';
import type { FeedProgress, KnownDay } from '../spool/agent-state';
import { withProgress } from '../spool/agent-state';
import type { Spool } from '../spool/spool';
import { Trouble } from '../trouble';
import { contentOf, dayHash, headerOf } from './day-rows';
import type { ReadPiece } from './piece-reader';

const SAMPLE = 5;
/** So many days that lose every row at once are no corrections. */
const SUSPICIOUS_DAYS = 3;

/** Who takes, and when. */
export interface Taking {
  readonly identity: Identity;
  readonly machine: string;
  readonly feedId: number;
  readonly template: Template;
  readonly now: Date;
  /** The dealer said that the days are really empty. */
  readonly acceptEmpty: boolean;
}

/** Makes batches of what was read, as far as it says something new. */
export class FeedTaker {
  constructor(
    private readonly spool: Spool,
    private readonly taking: Taking,
  ) {}

  /** `through`: how far the feed is read now; `mark`: where changes are looked for from. @throws Trouble for days that lost everything */
  take({ days, lines }: ReadPiece, through: LocalDate, mark: string): void {
    const header = headerOf(this.taking.template.columns);
    const found = new Map(days.map((day): [LocalDate, KnownDay] => [day, { hash: dayHash(header, lines.get(day) ?? []), rows: lines.get(day)?.length ?? 0 }]));
    this.doubt(found);
    const known = this.known();
    const changed = days.filter((day) => known[day]?.hash !== found.get(day)?.hash);
    const progress = this.progress(through, mark, changed, found);
    if (changed.length === 0) return this.spool.update((state) => withProgress(state, this.taking.feedId, progress));
    this.seal(header, changed, lines, found, { through, mark });
  }

  private seal(header: string, days: readonly LocalDate[], lines: ReadPiece['lines'], found: ReadonlyMap<LocalDate, KnownDay>, at: { readonly through: LocalDate; readonly mark: string }): void {
    const content = contentOf(header, days, lines);
    const packed = content.length > MOST_UNPACKED ? undefined : gzipSync(content);
    if (!packed || packed.length > MOST_PACKED) {
      if (days.length === 1) throw new Trouble('too-many-rows', { day: days[0] ?? '', limit: String(found.get(days[0] ?? '')?.rows ?? 0) });
      const middle = Math.ceil(days.length / 2);
      for (const part of [days.slice(0, middle), days.slice(middle)]) this.seal(header, part, lines, found, at);
      return;
    }
    const progress = this.progress(at.through, at.mark, days, found);
    this.spool.seal(packed, (seq, previous) => {
      const envelope = JSON.stringify(this.envelope(seq, previous, days, content));
      const rows = days.flatMap((day) => lines.get(day) ?? []);
      return {
        envelope, signature: signText(this.taking.identity.privateKey, 'batch', envelope), feedId: this.taking.feedId, query: this.taking.template.select,
        parameters: { from: days[0] ?? '', to: days.at(-1) ?? '' }, header, sample: rows.slice(0, SAMPLE), rows: rows.length, days, takenAt: this.taking.now.toISOString(), progress,
      };
    });
  }

  private envelope(seq: number, previous: string, days: readonly LocalDate[], content: Buffer): BatchEnvelope {
    const { identity: { agentId, generation }, template: { code, version }, feedId, now, machine } = this.taking;
    const rows = content.toString('utf8').split('\n').length - 2;
    return {
      format: 1, agentId, generation, feedId, seq, previous, template: { code, version }, days, rows, bytes: content.length, sha256: sha256Hex(content), takenAt: now.toISOString(), machine,
    };
  }

  private progress(through: LocalDate, mark: string, days: readonly LocalDate[], found: ReadonlyMap<LocalDate, KnownDay>): FeedProgress {
    const known = days.flatMap((day) => { const one = found.get(day); return one ? [[day, one] as const] : []; });
    return { through, mark, readAt: this.taking.now.toISOString(), version: this.taking.template.version, days: Object.fromEntries(known) };
  }

  private known(): Readonly<Record<LocalDate, KnownDay>> {
    return this.spool.state.feeds[this.taking.feedId]?.days ?? {};
  }

  /** A new ledger or an emptied table looks as if nothing had ever been sold. */
  private doubt(found: ReadonlyMap<LocalDate, KnownDay>): void {
    if (this.taking.acceptEmpty || [...found.values()].some(({ rows }) => rows > 0)) return;
    const known = this.known();
    const lost = [...found.keys()].filter((day) => (known[day]?.rows ?? 0) > 0);
    if (lost.length < SUSPICIOUS_DAYS) return;
    throw new Trouble('days-emptied', { from: lost[0] ?? '', to: lost.at(-1) ?? '', rows: String(lost.reduce((sum, day) => sum + (known[day]?.rows ?? 0), 0)) });
  }
}
