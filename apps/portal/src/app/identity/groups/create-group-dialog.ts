import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type AccessGroupDto, Api, createAccessGroup, renameAccessGroup } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, Notice } from '@tributary/ui';
import { newKey } from '../../core/http/idempotency-key';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { choices } from '../../shared/choices';
import { type Dimension, DIMENSIONS } from './group-kinds';

/** A new group, or other names for one that is there. */
@Component({
  selector: 'app-create-group-dialog',
  imports: [Button, ChoiceRow, DialogFrame, Field, Notice, TranslocoPipe],
  templateUrl: './create-group-dialog.html',
})
export class CreateGroupDialog extends DialogBody<AccessGroupDto, { readonly group?: AccessGroupDto; readonly dimension?: Dimension }> {
  private readonly api = inject(Api);
  private key = newKey();
  protected readonly dimensions = choices<Dimension>('groups.dimension', () => DIMENSIONS);
  protected readonly dimension = signal<Dimension>(this.data.group?.dimension ?? this.data.dimension ?? 'dealers');
  protected readonly code = signal(this.data.group?.code ?? '');
  protected readonly name = signal(this.data.group?.name ?? '');
  protected readonly nameEn = signal(this.data.group?.nameEn ?? '');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.name().trim() !== '' && this.code().trim() !== '');

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.close(await this.send());
    } catch (error) {
      this.refusal.set(failureOf(error).message);
      this.key = newKey();
    } finally {
      this.busy.set(false);
    }
  }

  private send(): Promise<AccessGroupDto> {
    const names = { name: this.name().trim(), nameEn: this.nameEn().trim() };
    const { group } = this.data;
    if (group) return this.api.invoke(renameAccessGroup, { id: group.id, body: names }, withKey(this.key));
    return this.api.invoke(createAccessGroup, { body: { ...names, dimension: this.dimension(), code: this.code().trim() } }, withKey(this.key));
  }
}
