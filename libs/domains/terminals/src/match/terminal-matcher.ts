import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { KindWords } from './kind-words';
import { TerminalMatchRepository } from './terminal-match.repository';
import { nameCore, terminalNameKey } from './terminal-name';
import { cityOf, rankTerminals, type TerminalCandidate } from './terminal-ranking';

export interface CandidateOptions {
  /** Where the sender is, or sells: two, four or six digits. */
  readonly divisionCode?: string;
  readonly limit?: number;
}

/** How many are looked at closely. */
const SHORT_LIST = 200;

/** Which terminal a name means: where that is certain, and what to offer a person where it is not. */
@Injectable()
export class TerminalMatcher {
  constructor(private readonly repository: TerminalMatchRepository) {}

  /** Terminal ids by name key (`terminalNameKey`), where exactly one terminal bears the whole name. One statement. */
  async exact(tx: TxCtx, keys: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.repository.exact(tx, [...new Set(keys)]);
    return new Map(rows.map(({ key, terminalId }) => [key, terminalId]));
  }

  /** Proposals for a person, best first, with what speaks for each. Two statements. */
  async candidates(tx: TxCtx, text: string, { divisionCode, limit = 10 }: CandidateOptions = {}): Promise<TerminalCandidate[]> {
    const key = terminalNameKey(text);
    const { places: mentioned, kinds: known } = await this.repository.hints(tx, key);
    const kinds = new KindWords(known);
    const places = mentioned.map((place) => place.name);
    const divisionCodes = [...mentioned.map((place) => place.code), ...(divisionCode ? [divisionCode] : [])];
    const city = cityOf(divisionCodes.toSorted((a, b) => b.length - a.length)[0] ?? '');
    const sketches = await this.repository.similar(tx, { nameKey: key, core: nameCore(key, places, kinds.all), city }, SHORT_LIST);
    return rankTerminals(text, sketches, { places, divisionCodes, kinds }, limit);
  }
}
