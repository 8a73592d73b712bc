import { Injectable } from '@nestjs/common';
import { SkuAliases, Skus } from '@tributary/catalogue';
import { sql, type TxCtx } from '@tributary/platform';
import { TerminalAliases } from '@tributary/terminals';
import type { NameKind } from './flow-name.repository';

export interface NamedTarget {
  readonly dealerId: number;
  readonly text: string;
  readonly targetId: number;
}

/** What names can mean: SKUs and terminals, with the memory that each of them keeps. */
@Injectable()
export class NameTargets {
  constructor(
    private readonly skus: Skus,
    private readonly skuAliases: SkuAliases,
    private readonly terminalAliases: TerminalAliases,
  ) {}

  /** Whether the actor may see such a target. */
  async exists(tx: TxCtx, kind: NameKind, id: number): Promise<boolean> {
    if (kind === 'product') return (await this.skus.byIds(tx, [id])).has(id);
    return (await sql(tx, 'SELECT 1 FROM terminal WHERE id = $1', [id])).length > 0;
  }

  /** Gives the id of the alias. */
  remember(tx: TxCtx, kind: NameKind, { dealerId, text, targetId }: NamedTarget): Promise<number> {
    return kind === 'product'
      ? this.skuAliases.remember(tx, { dealerId, text, skuId: targetId })
      : this.terminalAliases.remember(tx, { dealerId, text, terminalId: targetId });
  }

  revoke(tx: TxCtx, kind: NameKind, aliasId: number): Promise<void> {
    return kind === 'product' ? this.skuAliases.revoke(tx, aliasId) : this.terminalAliases.revoke(tx, aliasId);
  }
}
