import { Component, input } from '@angular/core';

/** What something was, struck through, and what it is; only one of the two where nothing else is to be said. */
@Component({
  selector: 'app-old-new',
  template: `
    @if (old() !== null && old() !== now()) {
      <del class="num">{{ old() }}</del>
    }
    @if (now() !== null) {
      @if (old() === now()) {
        <span class="num">{{ now() }}</span>
      } @else {
        <ins class="num">{{ now() }}</ins>
      }
    } @else if (old() === null) {
      <span class="quiet">–</span>
    }
  `,
  styles: `
    /* each may stand on a line of its own */
    del,
    ins {
      display: inline-block;
    }
    del + ins {
      margin-inline-start: 8px;
    }
    del {
      color: var(--text-quiet);
      text-decoration: line-through;
    }
    ins {
      color: var(--river-700);
      font-weight: 600;
      text-decoration: none;
    }
  `,
})
export class OldNew {
  /** In words; null: there was nothing, or there is nothing any more. */
  readonly old = input.required<string | null>();
  readonly now = input.required<string | null>();
}
