import { Component, input } from '@angular/core';
import type { PartyDto } from '@tributary/api-client';
import { LocalNamePipe, Logo } from '@tributary/ui';

/** The head of a document on paper: whose it is, what it is and its number. */
@Component({
  selector: 'app-paper-head',
  imports: [LocalNamePipe, Logo],
  template: `
    <header>
      <div class="brand"><tb-logo [size]="30" /><span class="strong">{{ seller() | tbName }}</span></div>
      <div class="title">
        <h1>{{ title() }}</h1>
        <p class="num">{{ number() }}</p>
      </div>
    </header>
  `,
  styleUrl: './paper-head.less',
})
export class PaperHead {
  readonly seller = input.required<PartyDto>();
  readonly title = input.required<string>();
  readonly number = input.required<string>();
}
