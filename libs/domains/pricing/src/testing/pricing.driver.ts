import { Test } from '@nestjs/testing';
import { AuditModule, Clock, ClockModule, type Ctx, OutboxModule } from '@tributary/platform';
import { FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { PriceChanger } from '../change/price-changer';
import type { PriceChange } from '../change/price-review';
import { PriceItemReader } from '../item/price-item-reader';
import { ContractBuyerRepository } from '../list/contract-buyer.repository';
import { type NewPriceList, PriceListEditor } from '../list/price-list-editor';
import { PriceListRepository } from '../list/price-list.repository';
import { PriceListsModule } from '../price-lists.module';
import { WorkbookChecker } from '../workbook/workbook-checker';
import { WorkbookWriter } from '../workbook/workbook-writer';

const catalogue = { all: true, product_line: [], sku: [] };
const MANAGE = ['pricing.lists.read', 'pricing.manage'];

/** Head office's price keeper: sees every dealer and list, or only the lists named. */
export function headOfficeKeeper(lists?: readonly number[], organisationId = 1): Ctx {
  const price = lists ? { all: false, price_list: lists } : { all: true, price_list: [] };
  const scope = { catalogue, price, dealers: { all: true, dealer: [], branch: [] } };
  return userCtx({ organisationId, organisationKind: 'head_office', userId: 1, name: '价格专员', tier: null }, scope, MANAGE);
}

/** A first-tier dealer's clerk, who buys at `lists`. */
export function dealerKeeper(organisationId: number, lists: readonly number[] = []): Ctx {
  const scope = { catalogue, counterparties: [1, 21], price: { all: false, price_list: lists } };
  return userCtx({ organisationId, userId: organisationId, name: `业务员${organisationId}`, tier: 1 }, scope, MANAGE);
}

/** Price lists on a test database, each step in a transaction of its own, as over HTTP. */
export class PricingDriver {
  private constructor(
    readonly db: TestDatabase,
    readonly parts: {
      readonly lists: PriceListRepository;
      readonly buyers: ContractBuyerRepository;
      readonly editor: PriceListEditor;
      readonly changer: PriceChanger;
      readonly items: PriceItemReader;
      readonly checker: WorkbookChecker;
      readonly writer: WorkbookWriter;
    },
  ) {}

  static async on(db: TestDatabase, clock = new FixedClock()): Promise<PricingDriver> {
    const imports = [PriceListsModule, AuditModule, OutboxModule, ClockModule];
    const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
    return new PricingDriver(db, {
      lists: container.get(PriceListRepository),
      buyers: container.get(ContractBuyerRepository),
      editor: container.get(PriceListEditor),
      changer: container.get(PriceChanger),
      items: container.get(PriceItemReader),
      checker: container.get(WorkbookChecker),
      writer: container.get(WorkbookWriter),
    });
  }

  create(ctx: Ctx, wanted: Partial<NewPriceList> & { readonly code: string }): Promise<number> {
    const list = { name: '价目表', nameEn: '', kind: 'list', buyerId: null, contractNumber: null, recommended: false, priority: 0, validFrom: '2026-01-01', validTo: null, ...wanted } as const;
    return this.db.uow.write(ctx, (tx) => this.parts.editor.create(tx, list));
  }

  change(ctx: Ctx, priceListId: number, change: Partial<PriceChange> & { readonly skuId: number; readonly price: string | null }): Promise<void> {
    return this.db.uow.write(ctx, (tx) => this.parts.changer.change(tx, priceListId, { unit: 'drum', fromQuantity: '0', from: '2026-03-02', ...change }));
  }

  /** All prices of a SKU, as `price from quantity unit [days]`. */
  async prices(ctx: Ctx, priceListId: number, skuId: number): Promise<string[]> {
    const { prices } = await this.db.uow.read(ctx, (tx) => this.parts.items.find(tx, priceListId, skuId));
    return prices.map(({ price, fromQuantity, unit, validFrom, validTo }) => `${price} from ${fromQuantity} ${unit} [${validFrom}, ${validTo ?? '…'}]`);
  }
}
