import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listBranches, listDealers, listProductLines, listSkus } from '@tributary/api-client';
import { Field } from '@tributary/ui';
import { type Choosable, ManySelect } from '../shared/many-select';
import type { PromotionDraft } from './promotion-draft';

/** For which goods and which buyers; an empty list means all. */
@Component({
  selector: 'app-promotion-buyer-fields',
  imports: [Field, ManySelect, TranslocoPipe],
  template: `
    @let own = draft();
    <tb-field for="promotion-lines" [label]="'promotionPage.lines' | transloco">
      <app-many-select name="promotion-lines" [placeholder]="'promotionPage.all' | transloco" [chosen]="own.productLines()" [find]="findLines" (changed)="own.productLines.set($event)" />
    </tb-field>
    <tb-field for="promotion-skus" [label]="'promotionPage.skus' | transloco" [hint]="'promotionPage.goodsHint' | transloco">
      <app-many-select name="promotion-skus" [placeholder]="'promotionPage.all' | transloco" [chosen]="own.skus()" [find]="findSkus" (changed)="own.skus.set($event)" />
    </tb-field>
    <tb-field for="promotion-branches" [label]="'promotionPage.branches' | transloco">
      <app-many-select name="promotion-branches" [placeholder]="'promotionPage.all' | transloco" [chosen]="own.branches()" [find]="findBranches" (changed)="own.branches.set($event)" />
    </tb-field>
    <tb-field [label]="'promotionPage.grades' | transloco">
      <div class="row">
        @for (grade of grades; track grade) {
          <label class="row"><input type="checkbox" [checked]="own.grades().includes(grade)" (change)="own.toggleGrade(grade)" />{{ grade }}</label>
        }
      </div>
    </tb-field>
    <tb-field for="promotion-dealers" [label]="'promotionPage.dealers' | transloco" [hint]="'promotionPage.buyersHint' | transloco">
      <app-many-select name="promotion-dealers" [placeholder]="'promotionPage.all' | transloco" [chosen]="own.dealers()" [find]="findDealers" (changed)="own.dealers.set($event)" />
    </tb-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class PromotionBuyerFields {
  readonly draft = input.required<PromotionDraft>();

  private readonly api = inject(Api);
  protected readonly grades = ['A', 'B', 'C'];
  protected readonly findLines = async (search: string | undefined): Promise<readonly Choosable[]> => matching(await this.api.invoke(listProductLines), search);
  protected readonly findBranches = async (search: string | undefined): Promise<readonly Choosable[]> => matching(await this.api.invoke(listBranches), search);
  protected readonly findSkus = async (search: string | undefined): Promise<readonly Choosable[]> => (await this.api.invoke(listSkus, { search, limit: 20 })).items;
  protected readonly findDealers = async (search: string | undefined): Promise<readonly Choosable[]> =>
    (await this.api.invoke(listDealers, { search, tier: 1, limit: 20 })).items;
}

function matching(items: readonly Choosable[], search: string | undefined): readonly Choosable[] {
  const wanted = (search ?? '').toLowerCase();
  return items.filter(({ code, name, nameEn }) => [code, name, nameEn ?? ''].some((text) => text.toLowerCase().includes(wanted)));
}
