import { Module } from '@nestjs/common';
import { CatalogueIndexRepository } from './catalogue-index.repository';
import { CatalogueMemory } from './catalogue-memory';
import { SkuLookup } from './sku-lookup';

/** The catalogue in memory: for processes that answer people, which have a `UnitOfWork` of their own. */
@Module({ providers: [SkuLookup, CatalogueIndexRepository, CatalogueMemory], exports: [SkuLookup] })
export class SkuLookupModule {}
