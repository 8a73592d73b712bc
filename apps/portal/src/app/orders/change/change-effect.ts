import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ForeseenChangeDto } from '@tributary/api-client';
import { ActiveLocale, isZero, LocalNamePipe, MoneyPipe, Notice, Time } from '@tributary/ui';
import { OldNew } from '../versions/old-new';
import { SideWords } from '../versions/side-words';

/** What a change would lead to, before anybody commits to it. */
@Component({
  selector: 'app-change-effect',
  imports: [LocalNamePipe, MoneyPipe, Notice, OldNew, Time, TranslocoPipe],
  template: `
    @let seen = foreseen();
    <dl class="facts">
      @if (seen.difference.to.total !== null) {
        <dt>{{ 'orderPage.total' | transloco }}</dt>
        <dd class="strong"><app-old-new [old]="words.money(seen.difference.from.total)" [now]="words.money(seen.difference.to.total)" /></dd>
      }
      @if (seen.credit; as credit) {
        <dt>{{ 'orderChange.effect.credit' | transloco }}</dt>
        <dd class="num">{{ credit.available | tbMoney }}</dd>
      }
      @if (seen.order.promisedOn) {
        <dt>{{ 'production.leaves' | transloco }}</dt>
        <dd><tb-time [at]="seen.order.promisedOn" show="day" /></dd>
      }
    </dl>
    <tb-notice [tone]="seen.order.state === 'submitted' || seen.order.state === 'offered' ? 'sand' : 'river'" data-testid="change-outcome">{{ outcome() }}</tb-notice>
    @if (others().length) {
      <h3>{{ 'orderChange.effect.follows' | transloco }}</h3>
      <ul class="small">
        @for (line of others(); track line.lineNo) {
          <li>
            <span>
              @if (line.gift) {
                <span class="gift">{{ 'promotionLine.gift' | transloco }}</span>
              }
              {{ line | tbName }}
            </span>
            @if (line.gift) {
              <app-old-new [old]="words.quantity(line, line.old)" [now]="words.quantity(line, line.new)" />
            } @else {
              <app-old-new [old]="words.discount(line.old)" [now]="words.discount(line.new)" />
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      min-width: 0;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px 12px;
      padding: 6px 0;
      border-bottom: 1px solid var(--slate-100);
    }
    .gift {
      padding: 0 6px;
      border-radius: 8px;
      background: var(--leaf-100);
      color: var(--leaf-700);
    }
  `,
})
export class ChangeEffect {
  readonly foreseen = input.required<ForeseenChangeDto>();

  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly words = inject(SideWords);
  /** What nobody asked for, but follows: gifts, and lines on which promotions take off something else now. */
  protected readonly others = computed(() =>
    this.foreseen().difference.changes.filter(({ gift, old, new: now }) => gift || (old !== null && now !== null && old.discount !== now.discount) || (old === null && now !== null && !isZero(now.discount ?? '0'))),
  );
  protected readonly outcome = computed(() => {
    const { state, approvalReasons, tier } = this.foreseen().order;
    const separator = this.locale() === 'zh-CN' ? '、' : ', ';
    if (state === 'offered') return this.transloco.translate('orderChange.effect.offered');
    if (state !== 'submitted') return this.transloco.translate('orderChange.effect.atOnce');
    if (tier === 2 && approvalReasons.length === 0) return this.transloco.translate('orderChange.effect.sellerDecides');
    return this.transloco.translate('orderLife.reasons', { list: approvalReasons.map((reason) => this.transloco.translate(`orderLife.reason.${reason}`)).join(separator) });
  });
}
