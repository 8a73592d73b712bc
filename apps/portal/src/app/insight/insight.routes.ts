import type { Routes } from '@angular/router';

export const insightRoutes: Routes = [
  { path: '', title: 'sellThrough.title', loadComponent: () => import('./sell-through-page').then((m) => m.SellThroughPage) },
  { path: 'stock', title: 'flowDesk.stock.title', loadComponent: () => import('./channel-stock-page').then((m) => m.ChannelStockPage) },
];
