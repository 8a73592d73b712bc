import { Injectable } from '@nestjs/common';
import { compact } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { SkuAliasRepository } from './sku-alias.repository';

/** What a person decided: this text, in this dealer's files (null: in anyone's), means that SKU. */
export interface SkuAliasInput {
  readonly dealerId: number | null;
  readonly text: string;
  readonly skuId: number;
}

/** The form in which product names are compared: kernel's `compact`. */
export const skuNameKey = (text: string): string => compact(text);

/** The remembered product names of dealers. */
@Injectable()
export class SkuAliases {
  constructor(private readonly repository: SkuAliasRepository) {}

  /** SKU ids by name key (`skuNameKey`), the dealer's own decisions before global ones; one statement for any number of keys. */
  async resolve(tx: TxCtx, dealerId: number, keys: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.repository.resolve(tx, dealerId, [...new Set(keys)]);
    return new Map(rows.map(({ key, skuId }) => [key, skuId]));
  }

  /** Remembers a decision in place of an earlier one about the same name. Gives the id to revoke it by. */
  async remember(tx: TxCtx, { dealerId, text, skuId }: SkuAliasInput): Promise<number> {
    const decidedBy = tx.actor.kind === 'user' ? tx.actor.userId : null;
    const decision = { dealerId, key: skuNameKey(text), shown: text, skuId, decidedBy };
    await this.repository.supersede(tx, decision);
    return this.repository.insert(tx, decision);
  }

  /** Takes a decision back. @throws platform.not-found */
  async revoke(tx: TxCtx, aliasId: number): Promise<void> {
    if (!(await this.repository.revoke(tx, aliasId))) throw platformErrors.notFound();
  }
}
