import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The shape of what is coming, so that the page does not jump. */
@Component({
  selector: 'tb-skeleton',
  imports: [TranslocoPipe],
  host: { 'aria-busy': 'true' },
  template: `
    <span class="only-read" role="status">{{ 'ui.loading' | transloco }}</span>
    @for (width of widths(); track $index) {
      <span class="bar" [style.width.%]="width"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      padding: var(--space-2) 0;
    }
    .bar {
      height: 14px;
      border-radius: 7px;
      background: linear-gradient(90deg, var(--slate-100) 25%, var(--slate-200) 45%, var(--slate-100) 65%) 0 0 / 300% 100%;
      animation: tb-flow 1.6s ease-in-out infinite;
    }
    @keyframes tb-flow {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: 0 0;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(5);
  protected readonly widths = computed(() => Array.from({ length: this.lines() }, (_, line) => 96 - ((line * 37) % 44)));
}
