import { afterRenderEffect, Component, computed, ElementRef, inject, input, output, resource } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getStockCourse } from '@tributary/api-client';
import { ActiveLocale, Button, Icon, LocalNamePipe, NumberPipe, Quantity, shiftDay, Skeleton, Time, CodeWords } from '@tributary/ui';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { ProblemState } from '../shared/problem-state';
import { stockCourseOptions } from './stock-course-options';

const DAYS = 30;

/** How the channel's stock of one product went over the thirty days up to a day, beside what was sold; as a chart, and as a table. */
@Component({
  selector: 'app-stock-course',
  imports: [Button, Icon, LocalNamePipe, NgxEchartsDirective, NumberPipe, ProblemState, Quantity, Skeleton, Time, TranslocoPipe],
  providers: [provideEchartsCore({ echarts: () => import('./echarts').then((m) => m.echarts) })],
  templateUrl: './stock-course.html',
  styleUrl: './stock-course.less',
})
export class StockCourse {
  readonly sku = input.required<number>();
  readonly day = input.required<string>();
  readonly branch = input<number>();
  readonly dealer = input<number>();
  readonly closed = output();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(CodeWords);
  protected readonly course = resource({
    params: () => ({ skuId: this.sku(), from: shiftDay(this.day(), 1 - DAYS), to: this.day(), branchId: this.branch(), dealerId: this.dealer() }),
    loader: ({ params }) => this.api.invoke(getStockCourse, params),
  });
  /** The newest first, as people read it. */
  protected readonly days = computed(() => (this.course.hasValue() ? this.course.value().days.toReversed() : []));
  protected readonly options = computed(() => {
    if (!this.course.hasValue()) return {};
    const { days, unit } = this.course.value();
    const said = { stock: this.transloco.translate('flowDesk.stock.course.stock'), sold: this.transloco.translate('flowDesk.stock.course.sold'), unit: this.words.wordOf('units', unit) };
    return stockCourseOptions(days, said, this.locale());
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // it stands above the list that it was asked for from
    afterRenderEffect(() => {
      this.sku();
      host.scrollIntoView({ block: 'nearest' });
    });
  }
}
