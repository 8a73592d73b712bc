import { Component, computed, input } from '@angular/core';
import { iconPaths, type IconName } from './icon-paths';

/** A line icon in the colour and (by default) size of the text; decoration only, so never without words or a label nearby. */
@Component({
  selector: 'tb-icon',
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 24 24" [attr.width]="size()" [attr.height]="size()"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.7;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(18);
  protected readonly path = computed(() => iconPaths[this.name()]);
}
