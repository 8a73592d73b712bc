import { Component, computed, inject, input, model } from '@angular/core';
import { LocalNamePipe } from '@tributary/ui';
import { Roles } from './roles';

/** The roles a user of this kind of organisation can have, to tick. */
@Component({
  selector: 'app-role-boxes',
  imports: [LocalNamePipe],
  template: `
    @for (role of offered(); track role.code) {
      <label>
        <input type="checkbox" [checked]="value().includes(role.code)" (change)="toggle(role.code)" />
        {{ role | tbName }}
      </label>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      gap: 6px 14px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 7px;
      min-height: 30px;
    }
  `,
})
export class RoleBoxes {
  readonly kind = input<'head_office' | 'dealer' | null>(null);
  readonly value = model<readonly string[]>([]);
  private readonly roles = inject(Roles).all;
  protected readonly offered = computed(() => this.roles.value().filter((role) => !role.organisationKind || !this.kind() || role.organisationKind === this.kind()));

  protected toggle(code: string): void {
    this.value.update((codes) => (codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code]));
  }
}
