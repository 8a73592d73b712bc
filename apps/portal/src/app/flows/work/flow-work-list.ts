import { Component, computed, DestroyRef, inject, input, output, resource } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, cancelFlowWork, type FlowWorkDto, listFlowWorks } from '@tributary/api-client';
import { Button, Dialogs, NumberPipe, StatusTag, type Tone } from '@tributary/ui';
import { handled } from '../../core/http/request-options';
import { type EventStream, OPEN_EVENT_STREAM } from '../../core/notifications/event-stream';
import { Session } from '../../core/session/session';

const tones: Record<FlowWorkDto['state'], Tone> = { running: 'river', lost: 'sand', done: 'leaf', failed: 'clay', cancelled: 'quiet' };

/** Work that goes on: how far it is, live, and a way to stop it. Shows nothing when there is none. */
@Component({
  selector: 'app-flow-work-list',
  imports: [Button, NumberPipe, StatusTag, TranslocoPipe],
  template: `
    @for (work of shown(); track work.id) {
      <section class="card work" data-testid="flow-work">
        <div class="split">
          <p class="strong">{{ 'flowDesk.work.kind.' + work.kind | transloco }} · {{ work.title }}</p>
          <tb-status-tag [tone]="tones[work.state]">{{ 'flowDesk.work.state.' + work.state | transloco }}</tb-status-tag>
        </div>
        <div class="split">
          <progress [attr.value]="work.percent" max="100" [attr.aria-label]="work.title"></progress>
          <span class="small num">{{ work.percent ?? 0 }}%</span>
        </div>
        <div class="split">
          <span class="small quiet">{{ 'flowDesk.work.counts' | transloco: { done: (work.done | tbNumber), total: (work.total ?? work.done | tbNumber), rows: (work.rows | tbNumber) } }}</span>
          @if (work.cancelAskedAt && !work.finishedAt) {
            <span class="small quiet">{{ 'flowDesk.work.stopping' | transloco: { name: work.cancelAskedBy } }}</span>
          } @else if (mayStop && !work.finishedAt) {
            <button type="button" tbButton [small]="true" (click)="cancel(work)" data-testid="cancel-work">{{ 'flowDesk.work.cancel.action' | transloco }}</button>
          }
        </div>
      </section>
    }
  `,
  styles: `
    .work {
      display: grid;
      gap: var(--space-2);
      margin-bottom: var(--space-3);
      overflow-wrap: anywhere;
    }
    progress {
      flex: 1;
      width: 100%;
      accent-color: var(--river-600);
    }
  `,
})
export class FlowWorkList {
  /** Only that of a batch, over or not; else all that goes on. */
  readonly batchId = input<number>();
  /** Work went on: what the page shows may have changed. */
  readonly changed = output();

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly openStream = inject(OPEN_EVENT_STREAM);
  protected readonly mayStop = inject(Session).may('flows.operate');
  protected readonly tones = tones;
  private readonly works = resource({
    params: () => ({ batchId: this.batchId() }),
    loader: async ({ params: { batchId } }) => (await this.api.invoke(listFlowWorks, batchId === undefined ? { running: true, limit: 20 } : { batchId, limit: 5 }, handled())).items,
  });
  protected readonly shown = computed(() => (this.works.hasValue() ? this.works.value() : []).filter(({ finishedAt, state }) => !finishedAt || state === 'cancelled' || state === 'failed'));

  constructor() {
    const stream: EventStream = this.openStream('/api/flow-works/stream');
    stream.addEventListener('changed', () => {
      this.works.reload();
      this.changed.emit();
    });
    // opening may be coming back after a break: what happened meanwhile was not heard
    stream.addEventListener('open', () => void this.works.reload());
    stream.addEventListener('ended', () => stream.close());
    inject(DestroyRef).onDestroy(() => stream.close());
  }

  protected async cancel(work: FlowWorkDto): Promise<void> {
    const text = (key: string) => this.transloco.translate(`flowDesk.work.cancel.${key}`, { title: work.title });
    if (!(await this.dialogs.confirm({ heading: text('heading'), text: text('text'), action: text('action') }))) return;
    await this.api.invoke(cancelFlowWork, { id: work.id });
    this.works.reload();
  }
}
