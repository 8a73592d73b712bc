import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { PricingModule } from '@tributary/pricing';
import { TerminalsModule } from '@tributary/terminals';
import { OBJECT_STORE } from './archive/object-store.provider';
import { RawArchive } from './archive/raw-archive';
import { RawFileRepository } from './archive/raw-file.repository';
import { FeedRepository } from './feed/feed.repository';
import { CustomerMatcher } from './match/customer-matcher';
import { ItemMatcher } from './match/item-matcher';
import { NameMatcher } from './match/name-matcher';
import { ProductMatcher } from './match/product-matcher';
import { UnitWordRepository } from './match/unit-word.repository';
import { FlowNameRepository } from './name/flow-name.repository';
import { LayoutShapeRepository } from './layout/layout-shape.repository';
import { MailboxRepository } from './mail/mailbox.repository';
import { Mailboxes } from './mail/mailboxes';
import { FileReader } from './read/file-reader';
import { Sources } from './sources/sources';
import { WEB_ROAD } from './web/web.road';

/** What both processes need: the archive, the readers, the dictionary. */
@Module({
  imports: [CatalogueModule, TerminalsModule, PricingModule],
  providers: [
    OBJECT_STORE, RawArchive, RawFileRepository, FeedRepository, FileReader, MailboxRepository, Mailboxes, ...WEB_ROAD, Sources, FlowNameRepository, ProductMatcher, CustomerMatcher, UnitWordRepository, ItemMatcher, NameMatcher, LayoutShapeRepository,
  ],
  exports: [CatalogueModule, TerminalsModule, RawArchive, RawFileRepository, FeedRepository, FileReader, MailboxRepository, Mailboxes, ...WEB_ROAD, Sources, FlowNameRepository, ProductMatcher, CustomerMatcher, NameMatcher, LayoutShapeRepository],
})
export class FlowsModule {}
