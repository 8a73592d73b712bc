import { Module } from '@nestjs/common';
import { CountArrivalHandler } from './agent/count-arrival.handler';
import { ApplyDecisionHandler } from './cause/apply-decision.handler';
import { AddresseeCheck } from './check/addressee-check';
import { AddresseeRepository } from './check/addressee.repository';
import { CoverageRepository } from './check/coverage.repository';
import { CauseDecisionRepository } from './cause/cause-decision.repository';
import { IgnoredRows } from './cause/ignored-rows';
import { FlowsModule } from './flows.module';
import { ReadMailboxHandler, TickMailboxesHandler } from './mail/mailbox.handlers';
import { CountAgainHandler } from './layout/count-again.handler';
import { MailboxReader } from './mail/mailbox-reader';
import { MailboxTick } from './mail/mailbox-tick';
import { MailboxWatch } from './mail/mailbox-watch';
import { ArchiveRootRepository } from './archive/archive-root.repository';
import { ArchiveSealer } from './archive/archive-sealer';
import { SealArchiveHandler } from './archive/seal-archive.handler';
import { FlowsPipeline } from './flows.pipeline';
import { FaultCauseRepository } from './post/fault-cause.repository';
import { FlowFaultRepository } from './post/flow-fault.repository';
import { FlowLedger } from './post/flow-ledger';
import { FlowLedgerRepository } from './post/flow-ledger.repository';
import { FlowStaging } from './post/flow-staging';
import { ArrivalHandling } from './run/arrival-handling';
import { ArrivalOpener } from './run/arrival-opener';
import { BatchRepository } from './run/batch.repository';
import { BatchSettlement } from './run/batch-settlement';
import { FeedRun } from './run/feed-run';
import { FeedRunner } from './run/feed-runner';
import { FeedTick } from './run/feed-tick';
import { FilePoster } from './run/file-poster';
import { NameWork } from './run/name-work';
import { ReplayFileHandler } from './run/replay-file.handler';
import { RepostNameHandler } from './run/repost-name.handler';
import { RunFeedHandler } from './run/run-feed.handler';
import { RunLock } from './run/run-lock';
import { TroubleWatch } from './run/trouble-watch';
import { TickFeedsHandler } from './run/tick-feeds.handler';
import { FeedCollector } from './sources/feed-collector';
import { CountUploadHandler } from './upload/count-upload.handler';
import { FlowUploadRepository } from './upload/flow-upload.repository';
import { PreviewUploadHandler } from './upload/preview-upload.handler';
import { UploadEffectRepository } from './upload/upload-effect.repository';
import { UploadPreviewer } from './upload/upload-previewer';
import { UploadTrial } from './upload/upload-trial';
import { FlowWorkRepository } from './work/flow-work.repository';
import { WEB_TRIALS } from './web/web.trials';
import { FlowWorks } from './work/flow-works';

/** Runs feeds: fetch, archive, post. */
@Module({
  imports: [FlowsModule],
  providers: [
    FeedCollector, CoverageRepository, FlowStaging, FlowLedgerRepository, FaultCauseRepository, FlowFaultRepository, FlowLedger, FlowsPipeline, ArrivalOpener, ArrivalHandling, AddresseeRepository, AddresseeCheck,
    BatchRepository, BatchSettlement, RunLock, FilePoster, FeedRun, FeedRunner, FeedTick,
    RunFeedHandler, TickFeedsHandler, RepostNameHandler, ReplayFileHandler,
    FlowUploadRepository, UploadEffectRepository, UploadTrial, UploadPreviewer, PreviewUploadHandler, CountUploadHandler, CountAgainHandler, CountArrivalHandler,
    FlowWorkRepository, FlowWorks, NameWork, CauseDecisionRepository, IgnoredRows, ApplyDecisionHandler,
    ArchiveRootRepository, ArchiveSealer, SealArchiveHandler, TroubleWatch, MailboxReader, MailboxTick, MailboxWatch, ReadMailboxHandler, TickMailboxesHandler,
    ...WEB_TRIALS,
  ],
  exports: [FeedRunner, FilePoster, FeedTick, MailboxReader, MailboxTick, MailboxWatch],
})
export class FlowsWorkerModule {}
