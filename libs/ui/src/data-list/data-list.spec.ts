import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { kitTexts } from '../testing/kit-texts';
import { Cell } from './cell';
import { DataList } from './data-list';
import type { Column } from './data-table';
import type { Failure, ListSource } from './list-source';

interface Row {
  readonly id: number;
  readonly name: string;
}

class RowSource implements ListSource<Row> {
  readonly items = signal<readonly Row[]>([]);
  readonly status = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly failure = signal<Failure | null>(null);
  readonly hasMore = signal(false);
  readonly loadingMore = signal(false);
  readonly asked: string[] = [];
  loadMore(): void {
    this.asked.push('more');
  }
  reload(): void {
    this.asked.push('reload');
  }
}

@Component({
  imports: [Cell, DataList],
  template: `
    <tb-data-list [source]="source" [columns]="columns" label="rows">
      <ng-template tbCell="name" [tbCellOf]="source.items()" let-row let-index="index"
        ><b>{{ index }} {{ row.name }}</b></ng-template
      >
      <p class="nothing">nothing</p>
    </tb-data-list>
  `,
})
class Host {
  readonly source = new RowSource();
  readonly columns: Column[] = [{ key: 'name', label: 'Name', card: 'title' }];
}

describe('DataList', () => {
  async function host() {
    TestBed.configureTestingModule({ imports: [kitTexts()] });
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    return { fixture, source: fixture.componentInstance.source, page: fixture.nativeElement as HTMLElement };
  }

  it('shows the shape of what is coming', async () => {
    const { page } = await host();
    expect(page.querySelector('tb-skeleton')).not.toBeNull();
    expect(page.querySelector('.nothing')).toBeNull();
  });

  it('shows rows through the cells of its columns, with the label for a phone', async () => {
    const { fixture, source, page } = await host();
    source.items.set([
      { id: 1, name: '甲' },
      { id: 2, name: '乙' },
    ]);
    source.status.set('ready');
    await fixture.whenStable();
    expect([...page.querySelectorAll('b')].map((cell) => cell.textContent)).toEqual(['0 甲', '1 乙']);
    expect(page.querySelector('td .label')?.textContent).toBe('Name');
    expect(page.querySelector('table')?.getAttribute('aria-label')).toBe('rows');
  });

  it('shows its content when there is nothing', async () => {
    const { fixture, source, page } = await host();
    source.status.set('ready');
    await fixture.whenStable();
    expect(page.querySelector('.nothing')).not.toBeNull();
  });

  it('offers more as long as there is more', async () => {
    const { fixture, source, page } = await host();
    source.items.set([{ id: 1, name: '甲' }]);
    source.status.set('ready');
    await fixture.whenStable();
    expect(page.querySelector('.more button')).toBeNull();
    source.hasMore.set(true);
    await fixture.whenStable();
    page.querySelector<HTMLButtonElement>('.more button')?.click();
    expect(source.asked).toEqual(['more']);
  });

  it('says what failed and tries again', async () => {
    const { fixture, source, page } = await host();
    source.failure.set({ message: '系统出错', reference: 'c-1' });
    source.status.set('failed');
    await fixture.whenStable();
    expect(page.textContent).toContain('系统出错');
    expect(page.textContent).toContain('c-1');
    page.querySelector<HTMLButtonElement>('tb-error-state button')?.click();
    expect(source.asked).toEqual(['reload']);
  });
});
