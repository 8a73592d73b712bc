import { Component, computed, inject, input } from '@angular/core';
import { ActiveLocale, localName } from '@tributary/ui';
import { Roles } from './roles';

/** Role codes by their names. */
@Component({
  selector: 'app-role-names',
  template: `{{ text() }}`,
})
export class RoleNames {
  readonly codes = input.required<readonly string[]>();
  private readonly roles = inject(Roles).all;
  private readonly locale = inject(ActiveLocale).code;
  protected readonly text = computed(() => {
    const all = this.roles.hasValue() ? this.roles.value() : [];
    const nameOf = (code: string) => {
      const role = all.find((one) => one.code === code);
      return role ? localName(role, this.locale()) : code;
    };
    return this.codes().map(nameOf).join(this.locale() === 'zh-CN' ? '、' : ', ') || '–';
  });
}
