import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { terminalNameKey } from '../match/terminal-name';
import { TerminalAliasRepository } from './terminal-alias.repository';

/** What a person decided: this text, in this dealer's files (null: in anyone's), means that terminal. */
export interface TerminalAliasInput {
  readonly dealerId: number | null;
  readonly text: string;
  readonly terminalId: number;
}

/** The remembered terminal names of dealers. */
@Injectable()
export class TerminalAliases {
  constructor(private readonly repository: TerminalAliasRepository) {}

  /** Terminal ids by name key (`terminalNameKey`), the dealer's own decisions before global ones; one statement for any number of keys. */
  async resolve(tx: TxCtx, dealerId: number, keys: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.repository.resolve(tx, dealerId, [...new Set(keys)]);
    return new Map(rows.map(({ key, terminalId }) => [key, terminalId]));
  }

  /** Remembers a decision in place of an earlier one about the same name. Gives the id to revoke it by. */
  async remember(tx: TxCtx, { dealerId, text, terminalId }: TerminalAliasInput): Promise<number> {
    const decidedBy = tx.actor.kind === 'user' ? tx.actor.userId : null;
    const decision = { dealerId, key: terminalNameKey(text), shown: text, terminalId, decidedBy };
    await this.repository.supersede(tx, decision);
    return this.repository.insert(tx, decision);
  }

  /** Takes a decision back. @throws platform.not-found */
  async revoke(tx: TxCtx, aliasId: number): Promise<void> {
    if (!(await this.repository.revoke(tx, aliasId))) throw platformErrors.notFound();
  }
}
