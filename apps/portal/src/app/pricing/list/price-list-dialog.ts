import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, pattern, required, submit } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, createPriceList, type PriceListDto, updatePriceList } from '@tributary/api-client';
import { Button, ChoiceRow, DialogBody, DialogFrame, Field, Notice, shanghaiDay } from '@tributary/ui';
import { KeyOfBody } from '../../core/http/key-of-body';
import { failureOf } from '../../core/http/problem';
import { withKey } from '../../core/http/request-options';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { FieldErrorPipe } from '../../shared/field-error';
import { ContractBuyerSelect } from './contract-buyer-select';

type Purpose = 'list' | 'contract' | 'recommended';

/** A new price list, or another name, validity or priority for one that there is. */
@Component({
  selector: 'app-price-list-dialog',
  imports: [Button, ChoiceRow, ContractBuyerSelect, DialogFrame, Field, FieldErrorPipe, FormField, Notice, TranslocoPipe],
  templateUrl: './price-list-dialog.html',
})
export class PriceListDialog extends DialogBody<PriceListDto, PriceListDto | undefined> {
  private readonly api = inject(Api);
  private readonly atHeadOffice = inject(Session).organisation()?.kind === 'head_office';
  private readonly keys = new KeyOfBody();

  protected readonly list = this.data;
  protected readonly purposes = choices<Purpose>('priceList.purpose', () => (this.atHeadOffice ? ['list', 'contract', 'recommended'] : ['list', 'contract']));
  protected readonly purpose = signal<Purpose>(this.list?.kind ?? 'list');
  protected readonly buyerId = signal<number | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly entry = form(
    signal({
      code: this.list?.code ?? '',
      name: this.list?.name ?? '',
      nameEn: this.list?.nameEn ?? '',
      priority: String(this.list?.priority ?? 0),
      validFrom: this.list?.validFrom ?? shanghaiDay(new Date()),
      validTo: this.list?.validTo ?? '',
      contractNumber: this.list?.contractNumber ?? '',
    }),
    (path) => {
      required(path.code);
      if (!this.list) pattern(path.code, /^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/);
      required(path.name);
      required(path.validFrom);
      maxLength(path.name, 100);
      maxLength(path.nameEn, 100);
      maxLength(path.contractNumber, 60);
      pattern(path.priority, /^-?\d{1,3}$/);
    },
  );
  protected readonly complete = computed(() => {
    if (this.purpose() !== 'contract') return true;
    return this.entry.contractNumber().value().trim() !== '' && (this.list !== undefined || this.buyerId() !== null);
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set(null);
    await submit(this.entry, async () => {
      try {
        this.close(await this.send());
      } catch (error) {
        this.refusal.set(failureOf(error).message);
      }
      return undefined;
    });
  }

  private send(): Promise<PriceListDto> {
    const { code, priority, validTo, contractNumber, ...entry } = this.entry().value();
    const isContract = this.purpose() === 'contract';
    const details = {
      ...entry, name: entry.name.trim(), nameEn: entry.nameEn.trim(), priority: Number(priority), validTo: validTo || null,
      contractNumber: isContract ? contractNumber.trim() : null,
    };
    if (this.list) {
      const changed = { ...details, version: this.list.version };
      return this.api.invoke(updatePriceList, { id: this.list.id, body: changed }, withKey(this.keys.of(changed)));
    }
    const body = {
      ...details, code: code.trim(), kind: isContract ? ('contract' as const) : ('list' as const), buyerId: isContract ? this.buyerId() : null,
      recommended: this.purpose() === 'recommended',
    };
    return this.api.invoke(createPriceList, { body }, withKey(this.keys.of(body)));
  }
}
