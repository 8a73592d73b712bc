import { Component, input } from '@angular/core';

/** Quiet: at rest; river: moving; sand: someone must act; leaf: ended well; clay: ended badly. */
export type Tone = 'quiet' | 'river' | 'sand' | 'leaf' | 'clay';

/** A state in words; the colour only repeats what the words say. */
@Component({
  selector: 'tb-status-tag',
  host: { '[class]': 'tone()' },
  template: `<span class="dot"></span><ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 1px 9px 1px 8px;
      border-radius: 999px;
      background: var(--slate-100);
      color: var(--slate-700);
      font-size: var(--size-xs);
      font-weight: 500;
      line-height: 20px;
      white-space: nowrap;
    }
    .dot {
      flex: none;
      width: 6px;
      height: 6px;
      border-radius: 50%;
      background: currentcolor;
    }
    :host(.river) {
      background: var(--river-100);
      color: var(--river-700);
    }
    :host(.sand) {
      background: var(--sand-100);
      color: var(--sand-700);
    }
    :host(.leaf) {
      background: var(--leaf-100);
      color: var(--leaf-700);
    }
    :host(.clay) {
      background: var(--clay-100);
      color: var(--clay-700);
    }
  `,
})
export class StatusTag {
  readonly tone = input<Tone>('quiet');
}
