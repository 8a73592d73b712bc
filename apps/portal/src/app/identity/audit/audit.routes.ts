import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [
  { path: '', title: 'audit.title', loadComponent: () => import('./audit-entry-page').then((m) => m.AuditEntryPage) },
];
