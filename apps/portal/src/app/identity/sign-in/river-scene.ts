import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A hundred streams, one river: the picture beside the sign-in form. */
@Component({
  selector: 'app-river-scene',
  imports: [TranslocoPipe],
  template: `
    <svg viewBox="0 0 840 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id="scene-deep" x1="0" y1="0" x2=".6" y2="1">
          <stop offset="0" stop-color="#0b2b32" />
          <stop offset=".6" stop-color="#0b4650" />
          <stop offset="1" stop-color="#0a6b79" />
        </linearGradient>
        <linearGradient id="scene-light" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#7fc3cd" stop-opacity=".1" />
          <stop offset="1" stop-color="#7fc3cd" stop-opacity=".75" />
        </linearGradient>
      </defs>
      <rect width="840" height="900" fill="url(#scene-deep)" />
      <g class="streams" fill="none" stroke="url(#scene-light)">
        @for (stream of streams; track stream.path) {
          <path [attr.d]="stream.path" [attr.stroke-width]="stream.width" />
        }
      </g>
    </svg>
    <div class="words">
      <p class="motto">{{ 'signIn.motto' | transloco }}</p>
      <p>{{ 'signIn.promise' | transloco }}</p>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      overflow: hidden;
      background: #0b2b32;
    }
    svg {
      position: absolute;
      width: 100%;
      height: 100%;
    }
    .words {
      position: absolute;
      right: 56px;
      bottom: 56px;
      left: 56px;
      max-width: 520px;
      color: #d9eff2;
      font-size: 16px;
      line-height: 1.7;
      text-shadow: 0 1px 12px rgb(11 43 50 / 60%);
    }
    .motto {
      margin-bottom: 8px;
      color: #fff;
      font-size: 34px;
      font-weight: 700;
      line-height: 1.25;
      letter-spacing: 0.02em;
    }
  `,
})
export class RiverScene {
  /** Streams start all along the top and bend into the one river at the lower right. */
  protected readonly streams = Array.from({ length: 17 }, (_, index) => {
    const from = -60 + index * 60;
    const join = 300 + ((index * 97) % 260);
    const meet = 470 + index * 8;
    return {
      path: `M${from} -20 C ${from + 30} ${join - 120}, ${meet} ${join - 60}, ${meet} ${join + 140} S ${meet + 110} 760, ${620 + index * 12} 920`,
      width: 2 + ((index * 7) % 5),
    };
  });
}
