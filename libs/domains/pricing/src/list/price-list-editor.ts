import { Injectable } from '@nestjs/common';
import { period, searchText, shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { pricingErrors } from '../pricing.errors';
import { ContractBuyerRepository } from './contract-buyer.repository';
import type { PriceListDetails, PriceListDraft } from './price-list';
import { PriceListRepository } from './price-list.repository';

/** A list as somebody wants it: head office's own or recommended one, or a dealer's for the second tier. */
export interface NewPriceList extends PriceListDetails, Pick<PriceListDraft, 'code' | 'kind' | 'buyerId'> {
  readonly recommended: boolean;
}

/** Makes price lists and changes what they are called, when they count and how much they weigh. */
@Injectable()
export class PriceListEditor {
  constructor(
    private readonly lists: PriceListRepository,
    private readonly buyers: ContractBuyerRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id. A contract is shown to its dealer at once.
   * @throws pricing.code-taken, pricing.all-prices-needed, pricing.recommended-by-head-office, pricing.contract-incomplete,
   * pricing.contract-only, pricing.buyer-not-supplied, kernel.period-invalid
   */
  async create(tx: TxCtx, wanted: NewPriceList): Promise<number> {
    const draft = await this.draft(tx, wanted);
    const id = await this.lists.insert(tx, draft, wordsOf(draft));
    if (id === undefined) throw pricingErrors.codeTaken({ code: draft.code });
    if (draft.kind === 'contract') await this.lists.grantContract(tx, id);
    await this.audit.record(tx, { action: 'pricing.list-create', subject: 'price_list', subjectId: id, detail: { ...draft } });
    return id;
  }

  /** @throws platform.not-found for a list that the actor does not keep, pricing.list-changed, pricing.contract-incomplete, kernel.period-invalid */
  async update(tx: TxCtx, id: number, version: number, details: PriceListDetails): Promise<void> {
    const list = await this.lists.lock(tx, id);
    if (!list) throw platformErrors.notFound();
    if (list.version !== version) throw pricingErrors.listChanged();
    checkValidity(details);
    checkContract(list.kind, details.contractNumber !== null, details.contractNumber !== null);
    await this.lists.update(tx, id, details, wordsOf({ code: list.code, ...details }));
    const before = { name: list.name, nameEn: list.nameEn, priority: list.priority, validFrom: list.validFrom, validTo: list.validTo, contractNumber: list.contractNumber };
    await this.audit.record(tx, { action: 'pricing.list-update', subject: 'price_list', subjectId: id, detail: { before, after: details } });
  }

  private async draft(tx: TxCtx, { recommended, ...wanted }: NewPriceList): Promise<PriceListDraft> {
    const { organisationId, organisationKind } = userOf(tx);
    const byHeadOffice = organisationKind === 'head_office';
    if (byHeadOffice && !tx.scope.price.all) throw pricingErrors.allPricesNeeded();
    if (!byHeadOffice && recommended) throw pricingErrors.recommendedByHeadOffice();
    checkValidity(wanted);
    checkContract(recommended ? 'list' : wanted.kind, wanted.contractNumber !== null, wanted.buyerId !== null);
    if (wanted.buyerId !== null && !(await this.buyers.supplies(tx, organisationId, wanted.buyerId, shanghaiToday(this.clock.now())))) throw pricingErrors.buyerNotSupplied();
    // a dealer's codes live in a space of their own: a code that is taken must not tell of lists of others
    const code = byHeadOffice ? wanted.code : `T2-${organisationId}-${wanted.code}`;
    return { ...wanted, code, kind: recommended ? 'list' : wanted.kind, sellerId: recommended ? null : organisationId, tier: byHeadOffice && !recommended ? 1 : 2 };
  }
}

function checkValidity({ validFrom, validTo }: PriceListDetails): void {
  if (validTo !== null) period(validFrom, validTo);
}

function checkContract(kind: PriceListDraft['kind'], numbered: boolean, withBuyer: boolean): void {
  if (kind === 'contract' && !(numbered && withBuyer)) throw pricingErrors.contractIncomplete();
  if (kind === 'list' && (numbered || withBuyer)) throw pricingErrors.contractOnly();
}

function wordsOf({ code, name, nameEn, contractNumber }: PriceListDetails & { readonly code: string }): string {
  return searchText(code, name, nameEn, contractNumber);
}
