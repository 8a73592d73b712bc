import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '../core/leaving/leaving';

export const feedsRoutes: Routes = [
  { path: '', title: 'feedList.title', loadComponent: () => import('./feed/feed-list-page').then((m) => m.FeedListPage) },
  { path: 'new', title: 'feedSetup.new', canDeactivate: [askBeforeLeaving], loadComponent: () => import('./feed/feed-setup-page').then((m) => m.FeedSetupPage) },
  { path: ':id/setup', title: 'feedSetup.title', canDeactivate: [askBeforeLeaving], loadComponent: () => import('./feed/feed-setup-page').then((m) => m.FeedSetupPage) },
  { path: ':id', title: 'feed.title', loadComponent: () => import('./feed/feed-page').then((m) => m.FeedPage) },
];

export const mailsRoutes: Routes = [{ path: '', title: 'mails.title', loadComponent: () => import('./mail/mail-list-page').then((m) => m.MailListPage) }];

export const webQuestionsRoutes: Routes = [{ path: '', title: 'webRecipes.ask.title', loadComponent: () => import('./web/web-question-list-page').then((m) => m.WebQuestionListPage) }];

export const archiveRootsRoutes: Routes = [
  { path: '', title: 'archiveRoots.title', loadComponent: () => import('./archive/archive-root-list-page').then((m) => m.ArchiveRootListPage) },
];

export const batchesRoutes: Routes = [{ path: ':id', title: 'batch.title', loadComponent: () => import('./batch/batch-page').then((m) => m.BatchPage) }];

export const flowUploadsRoutes: Routes = [
  { path: '', title: 'flowUpload.title', loadComponent: () => import('./upload/flow-upload-list-page').then((m) => m.FlowUploadListPage) },
  { path: ':id', title: 'flowUpload.title', loadComponent: () => import('./upload/flow-upload-page').then((m) => m.FlowUploadPage) },
];

export const ownFlowRoutes: Routes = [
  { path: '', title: 'ownFlow.title', loadComponent: () => import('./own/own-flow-page').then((m) => m.OwnFlowPage) },
  { path: 'files/:id', title: 'ownFlow.title', loadComponent: () => import('./own/own-file-page').then((m) => m.OwnFilePage) },
];

export const layoutsRoutes: Routes = [
  { path: '', title: 'layouts.title', loadComponent: () => import('./layout/layout-request-list-page').then((m) => m.LayoutRequestListPage) },
  { path: ':id', title: 'layouts.title', loadComponent: () => import('./layout/layout-page').then((m) => m.LayoutPage) },
];

export const unmatchedNamesRoutes: Routes = [
  { path: '', title: 'unmatched.title', loadComponent: () => import('./unmatched-name/unmatched-name-page').then((m) => m.UnmatchedNamePage) },
];

export const flowEntriesRoutes: Routes = [
  { path: '', title: 'flowEntry.title', loadComponent: () => import('./flow-entry/flow-entry-list-page').then((m) => m.FlowEntryListPage) },
  { path: ':id', title: 'flowOrigin.title', loadComponent: () => import('./flow-entry/flow-origin-page').then((m) => m.FlowOriginPage) },
];

export const agentsRoutes: Routes = [
  { path: '', title: 'agents.title', loadComponent: () => import('./agent/agent-list-page').then((m) => m.AgentListPage) },
  { path: ':id', title: 'agents.title', loadComponent: () => import('./agent/agent-page').then((m) => m.AgentPage) },
];

export const agentTemplatesRoutes: Routes = [
  { path: '', title: 'agents.templates', loadComponent: () => import('./agent/agent-template-list-page').then((m) => m.AgentTemplateListPage) },
  { path: 'new', title: 'agents.newTemplate', canDeactivate: [askBeforeLeaving], loadComponent: () => import('./agent/agent-template-page').then((m) => m.AgentTemplatePage) },
  { path: ':id', title: 'agents.templates', canDeactivate: [askBeforeLeaving], loadComponent: () => import('./agent/agent-template-page').then((m) => m.AgentTemplatePage) },
];

export const flowDeskRoutes: Routes = [
  { path: '', title: 'flowDesk.title', loadComponent: () => import('./desk/flow-desk-page').then((m) => m.FlowDeskPage) },
  { path: 'causes', title: 'flowDesk.causes.title', loadComponent: () => import('./cause/cause-list-page').then((m) => m.CauseListPage) },
  { path: 'causes/:cause', title: 'flowDesk.causes.title', loadComponent: () => import('./cause/cause-page').then((m) => m.CausePage) },
];
