import { Injectable } from '@nestjs/common';
import { systemCtx, UnitOfWork } from '@tributary/platform';
import { CatalogueIndex } from './catalogue-index';
import { CatalogueIndexRepository } from './catalogue-index.repository';

/** Keeps the catalogue of now in the memory of this process: a few thousand SKUs that change a few times a day. */
@Injectable()
export class CatalogueMemory {
  private index: CatalogueIndex | undefined;
  private loading: Promise<CatalogueIndex> | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: CatalogueIndexRepository,
  ) {}

  /** The index of a revision that the database just named, or of a later one. Many who wait share one reading. */
  async at(revision: number): Promise<CatalogueIndex> {
    if (this.index?.revision === revision) return this.index;
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async load(): Promise<CatalogueIndex> {
    const { revision, skus } = await this.uow.read(systemCtx('catalogue-memory'), (tx) => this.repository.all(tx));
    this.index = new CatalogueIndex(revision, skus);
    return this.index;
  }
}
