import { inject, Injectable, resource } from '@angular/core';
import { Api, listRoles } from '@tributary/api-client';

/** The roles there are; read once. */
@Injectable({ providedIn: 'root' })
export class Roles {
  private readonly api = inject(Api);
  readonly all = resource({ loader: () => this.api.invoke(listRoles), defaultValue: [] });
}
