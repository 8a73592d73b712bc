import type { Routes } from '@angular/router';

export const terminalsRoutes: Routes = [
  { path: '', title: 'terminalList.title', loadComponent: () => import('./terminal-list-page').then((m) => m.TerminalListPage) },
  { path: ':id', title: 'terminal.title', loadComponent: () => import('./terminal-page').then((m) => m.TerminalPage) },
];
