import { Component, input } from '@angular/core';

let drawn = 0;

/** 百川归海: three streams become one river. */
@Component({
  selector: 'tb-logo',
  template: `
    <svg viewBox="0 0 40 40" [attr.width]="size()" [attr.height]="size()" aria-hidden="true">
      <defs>
        <linearGradient [attr.id]="water" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stop-color="#1ba0b0" />
          <stop offset="1" stop-color="#075663" />
        </linearGradient>
      </defs>
      <rect width="40" height="40" rx="10" [attr.fill]="'url(#' + water + ')'" />
      <g fill="none" stroke="#fff" stroke-linecap="round">
        <path d="M9 8.5C9 17 19.5 16 19.800 25" stroke-width="2.6" opacity=".72" />
        <path d="M31 8.5C31 17 20.5 16 20.200 25" stroke-width="2.6" opacity=".72" />
        <path d="M20 7.5V26" stroke-width="2.6" />
        <path d="M20 24c0 5-5.5 4.5-9.5 8.5M20 24c0 5 5.5 4.5 9.5 8.5" stroke-width="2.6" />
      </g>
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class Logo {
  readonly size = input(32);
  // a gradient is found by its id, and an id inside a hidden copy of the logo finds nothing
  protected readonly water = `tb-logo-water-${++drawn}`;
}
