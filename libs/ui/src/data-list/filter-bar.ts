import { Component } from '@angular/core';

/** The filters of a list in one row that wraps; on a phone each takes the full width. */
@Component({
  selector: 'tb-filter-bar',
  host: { class: 'no-print' },
  template: `<ng-content />`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-3);
      margin-bottom: var(--space-4);
    }
    :host ::ng-deep tb-search-box {
      flex: 1 1 220px;
      max-width: 380px;
    }
    :host ::ng-deep nz-select {
      width: 190px;
    }
    @media (max-width: 719px) {
      :host ::ng-deep tb-search-box,
      :host ::ng-deep nz-select {
        flex: 1 1 100%;
        max-width: none;
      }
    }
  `,
})
export class FilterBar {}
