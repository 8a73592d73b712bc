import { Module } from '@nestjs/common';
import { AgentController } from './agent/agent.controller';
import { AgentAlarm } from './agent/agent-alarm';
import { AgentArrivals } from './agent/agent-arrivals';
import { AgentAssignment } from './agent/agent-assignment';
import { AgentDoor } from './agent/agent-door';
import { AgentEnroller } from './agent/agent-enroller';
import { AgentEventRepository } from './agent/agent-event.repository';
import { AgentFeedRepository } from './agent/agent-feed.repository';
import { AgentGate } from './agent/agent-gate';
import { AgentIntake } from './agent/agent-intake';
import { AgentKeeper } from './agent/agent-keeper';
import { AgentListRepository } from './agent/agent-list.repository';
import { AgentMachineController } from './agent/agent-machine.controller';
import { AgentProgramController } from './agent/agent-program.controller';
import { AgentOrdersWriter } from './agent/agent-orders';
import { AgentPulse } from './agent/agent-pulse';
import { AgentRecord } from './agent/agent-record';
import { AgentRepository } from './agent/agent.repository';
import { AgentTemplateController } from './agent/agent-template.controller';
import { ServerKeyRing } from './agent/server-key-ring';
import { TemplateKeeper } from './agent/template-keeper';
import { TemplateRepository } from './agent/template.repository';
import { ArchiveManifest } from './archive/archive-manifest';
import { ArchiveRootController } from './archive/archive-root.controller';
import { ArchiveRootRepository } from './archive/archive-root.repository';
import { OriginalView } from './archive/original-view';
import { OriginalViewController } from './archive/original-view.controller';
import { RawFileController } from './archive/raw-file.controller';
import { RawFileListRepository } from './archive/raw-file-list.repository';
import { CauseDecider } from './cause/cause-decider';
import { CauseDecisionRepository } from './cause/cause-decision.repository';
import { CauseRecord } from './cause/cause-record';
import { FlowCauseController } from './cause/flow-cause.controller';
import { FlowCauseReader } from './cause/flow-cause-reader';
import { FlowCauseRepository } from './cause/flow-cause.repository';
import { UnitMeanings } from './cause/unit-meanings';
import { AddresseeConfirmation } from './check/addressee-confirmation';
import { AddresseeController } from './check/addressee.controller';
import { AddresseeRecord } from './check/addressee-record';
import { AddresseeRepository } from './check/addressee.repository';
import { FlowLedgerRepository } from './post/flow-ledger.repository';
import { CoverageController } from './check/coverage.controller';
import { CoverageRepository } from './check/coverage.repository';
import { CoverageSaid } from './check/coverage-said';
import { NothingController } from './check/nothing.controller';
import { NothingRepository } from './check/nothing.repository';
import { NothingSaid } from './check/nothing-said';
import { FlowDeliveries } from './delivery/flow-deliveries';
import { FlowDeliveryController } from './delivery/flow-delivery.controller';
import { FlowDeliveryRepository } from './delivery/flow-delivery.repository';
import { FlowTaskController } from './desk/flow-task.controller';
import { FlowTaskKeeper } from './desk/flow-task-keeper';
import { FlowTaskRepository } from './desk/flow-task.repository';
import { CustodyRepository } from './entry/custody.repository';
import { FlowEntryController } from './entry/flow-entry.controller';
import { FlowEntryRepository } from './entry/flow-entry.repository';
import { FlowOrigin } from './entry/flow-origin';
import { OriginalFileRepository } from './entry/original-file.repository';
import { OriginalRows } from './entry/original-rows';
import { IdentityModule } from '@tributary/identity';
import { FeedChangeRepository } from './feed/feed-change.repository';
import { FeedChoiceController } from './feed/feed-choice.controller';
import { FeedController } from './feed/feed.controller';
import { FeedKeeper } from './feed/feed-keeper';
import { FeedKeepingController } from './feed/feed-keeping.controller';
import { FeedListRepository } from './feed/feed-list.repository';
import { FeedOwners } from './feed/feed-owners';
import { FeedProbe } from './feed/feed-probe';
import { FeedSetupRepository } from './feed/feed-setup.repository';
import { FeedLayoutController } from './layout/feed-layout.controller';
import { KnownTexts } from './layout/known-texts';
import { LayoutDesk } from './layout/layout-desk';
import { LayoutKeeper } from './layout/layout-keeper';
import { LayoutRequestController } from './layout/layout-request.controller';
import { LayoutRequestRepository } from './layout/layout-request.repository';
import { LayoutTrial } from './layout/layout-trial';
import { LayoutVersionRepository } from './layout/layout-version.repository';
import { MailController } from './mail/mail.controller';
import { MailDecisions } from './mail/mail-decisions';
import { MailboxController } from './mail/mailbox.controller';
import { MailboxKeeper } from './mail/mailbox-keeper';
import { MailboxListRepository } from './mail/mailbox-list.repository';
import { FlowsModule } from './flows.module';
import { NameCandidates } from './name/name-candidates';
import { NameResolver } from './name/name-resolver';
import { NameTargets } from './name/name-targets';
import { UnmatchedNameController } from './name/unmatched-name.controller';
import { UnmatchedNameRepository } from './name/unmatched-name.repository';
import { OwnFileRepository } from './own/own-file.repository';
import { OwnFlowController } from './own/own-flow.controller';
import { OwnFlowReader } from './own/own-flow-reader';
import { OwnFlowRepository } from './own/own-flow.repository';
import { BatchController } from './run/batch.controller';
import { BatchListRepository } from './run/batch-list.repository';
import { BatchRowController } from './run/batch-row.controller';
import { BatchRowRepository } from './run/batch-row.repository';
import { BatchRows } from './run/batch-rows';
import { BatchRepository } from './run/batch.repository';
import { ReplayController } from './run/replay.controller';
import { FlowUploadController } from './upload/flow-upload.controller';
import { FlowUploadRepository } from './upload/flow-upload.repository';
import { FlowUploads } from './upload/flow-uploads';
import { UploadArrivals } from './upload/upload-arrivals';
import { UploadFeedRepository } from './upload/upload-feed.repository';
import { UploadRecord } from './upload/upload-record';
import { WEB_CONTROLLERS, WEB_DESK } from './web/web.desk';
import { FlowWorkController } from './work/flow-work.controller';
import { FlowWorkRepository } from './work/flow-work.repository';
import { FlowWorkStream } from './work/flow-work-stream';
import { WorkCancellation } from './work/work-cancellation';

/** What the operator and the auditor see and decide. */
@Module({
  imports: [FlowsModule, IdentityModule],
  controllers: [
    FeedController, FeedKeepingController, FeedChoiceController, BatchController, BatchRowController, UnmatchedNameController, FlowEntryController, RawFileController, ReplayController, AddresseeController, CoverageController, NothingController,
    ArchiveRootController, FlowUploadController, OwnFlowController, FlowDeliveryController, LayoutRequestController, FeedLayoutController, MailboxController, MailController, FlowTaskController, FlowCauseController, FlowWorkController, OriginalViewController, ...WEB_CONTROLLERS,
    AgentController, AgentMachineController, AgentTemplateController, AgentProgramController,
  ],
  providers: [
    FeedListRepository, FeedSetupRepository, FeedChangeRepository, FeedOwners, FeedKeeper, FeedProbe, MailboxListRepository, MailboxKeeper, MailDecisions, BatchListRepository, BatchRowRepository, BatchRows, UnmatchedNameRepository, NameTargets, NameResolver, NameCandidates,
    FlowEntryRepository, FlowOrigin, CustodyRepository, OriginalView, OriginalFileRepository, OriginalRows, RawFileListRepository,
    ArchiveRootRepository, ArchiveManifest, BatchRepository, AddresseeRepository, AddresseeRecord, AddresseeConfirmation, CoverageRepository, CoverageSaid, NothingRepository, NothingSaid, FlowLedgerRepository, FlowUploadRepository, FlowUploads, UploadRecord, UploadArrivals, UploadFeedRepository, OwnFlowRepository, OwnFileRepository, OwnFlowReader, FlowDeliveryRepository, FlowDeliveries,
    KnownTexts, LayoutRequestRepository, LayoutVersionRepository, LayoutDesk, LayoutTrial, LayoutKeeper,
    ServerKeyRing, AgentRepository, AgentListRepository, AgentFeedRepository, AgentEventRepository, AgentDoor, AgentAlarm, AgentRecord, AgentOrdersWriter, AgentEnroller, AgentPulse, AgentGate, AgentIntake, AgentArrivals,
    AgentAssignment, AgentKeeper, TemplateRepository, TemplateKeeper,
    FlowTaskRepository, FlowTaskKeeper, FlowCauseRepository, FlowCauseReader, CauseDecisionRepository, CauseRecord, CauseDecider, UnitMeanings, FlowWorkRepository, FlowWorkStream, WorkCancellation,
    ...WEB_DESK,
  ],
  exports: [NameResolver],
})
export class FlowsHttpModule {}
