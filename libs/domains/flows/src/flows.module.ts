import { Module } from '@nestjs/common';
import { CatalogueModule } from '@tributary/catalogue';
import { TerminalsModule } from '@tributary/terminals';
import { RawArchive } from './archive/raw-archive';
import { RawFileRepository } from './archive/raw-file.repository';
import { FeedRepository } from './feed/feed.repository';
import { CustomerMatcher } from './match/customer-matcher';
import { NameMatcher } from './match/name-matcher';
import { ProductMatcher } from './match/product-matcher';
import { FlowNameRepository } from './name/flow-name.repository';
import { MailboxRepository } from './mail/mailbox.repository';
import { Mailboxes } from './mail/mailboxes';
import { FileReader } from './read/file-reader';
import { Sources } from './sources/sources';
import { PeopleAsker } from './web/ask/people-asker';
import { WebQuestionRepository } from './web/ask/web-question.repository';
import { Browsers } from './web/engine/browser/browsers';
import { WebVisits } from './web/run/web-visits';
import { RecipeTryRepository } from './web/try/recipe-try.repository';
import { WebReachRepository } from './web/web-reach.repository';
import { WebSources } from './web/web-sources';

/** What both processes need: the archive, the readers, the dictionary. */
@Module({
  imports: [CatalogueModule, TerminalsModule],
  providers: [
    RawArchive, RawFileRepository, FeedRepository, FileReader, MailboxRepository, Mailboxes, WebQuestionRepository, PeopleAsker, RecipeTryRepository, Browsers, WebVisits, WebReachRepository, WebSources, Sources, FlowNameRepository, ProductMatcher, CustomerMatcher, NameMatcher,
  ],
  exports: [CatalogueModule, TerminalsModule, RawArchive, RawFileRepository, FeedRepository, FileReader, MailboxRepository, Mailboxes, WebQuestionRepository, PeopleAsker, RecipeTryRepository, WebVisits, Sources, FlowNameRepository, ProductMatcher, CustomerMatcher, NameMatcher],
})
export class FlowsModule {}
