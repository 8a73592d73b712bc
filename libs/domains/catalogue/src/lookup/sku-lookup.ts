import { Injectable } from '@nestjs/common';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { CatalogueIndexRepository } from './catalogue-index.repository';
import { CatalogueMemory } from './catalogue-memory';
import { SkuView } from './sku-view';

/** Opens the catalogue in memory to people, each for what that person may see. */
@Injectable()
export class SkuLookup {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: CatalogueIndexRepository,
    private readonly memory: CatalogueMemory,
  ) {}

  /** What the actor may see. One statement; a catalogue that changed is read anew, in a transaction of its own after that of the statement. */
  async view(ctx: Ctx): Promise<SkuView> {
    const { revision, skuIds } = await this.uow.read(ctx, (tx) => this.repository.sight(tx));
    return new SkuView(await this.memory.at(revision), skuIds);
  }
}
