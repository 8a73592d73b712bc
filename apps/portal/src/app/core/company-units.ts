import { inject, Injectable } from '@angular/core';
import { Api, listUnits } from '@tributary/api-client';
import { CodeWords } from '@tributary/ui';
import { handled } from './http/request-options';

/** What the company calls its units: a carton of oil is 箱, one of medicines 件. */
@Injectable({ providedIn: 'root' })
export class CompanyUnits {
  private readonly api = inject(Api);
  private readonly words = inject(CodeWords);

  /** Until they are there, and where nobody answers, the portal's own words stand. */
  async load(): Promise<void> {
    const units = await this.api.invoke(listUnits, undefined, handled()).catch(() => []);
    this.words.learn('units', units);
  }
}
