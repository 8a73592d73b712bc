import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { OriginalMergeDto, OriginalRowDto } from '@tributary/api-client';
import { portalTesting, settle } from '../../testing/portal-testing';
import { type MarkedPlace, OriginalSheet } from './original-sheet';

const ROWS: OriginalRowDto[] = [
  { rowNumber: 1, texts: ['三月流向'] },
  { rowNumber: 2, texts: ['客户', '商品', '数量'] },
  { rowNumber: 3, texts: ['老王', '柴机油', '2'] },
  { rowNumber: 4, texts: ['小李', '齿轮油', '3'] },
];
const TITLE: OriginalMergeDto = { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2, textAbove: null };
const CUSTOMER: OriginalMergeDto = { firstRow: 3, lastRow: 4, firstColumn: 0, lastColumn: 0, textAbove: null };

describe('an original sheet', () => {
  let fixture: ComponentFixture<OriginalSheet>;
  let scrolledTo: string[];

  async function show(place: MarkedPlace): Promise<HTMLElement> {
    scrolledTo = [];
    Element.prototype.scrollIntoView = function () {
      scrolledTo.push(this.textContent.trim());
    };
    TestBed.configureTestingModule({ providers: portalTesting([]) });
    fixture = TestBed.createComponent(OriginalSheet);
    fixture.componentRef.setInput('rawFileId', 7);
    fixture.componentRef.setInput('place', place);
    fixture.detectChanges();
    const server = TestBed.inject(HttpTestingController);
    await settle();
    server
      .expectOne(({ url }) => url.endsWith('/raw-files/7/rows'))
      .flush({ rawFileId: 7, name: '三月.xlsx', mediaType: 'x', sheets: [{ no: 1, name: 'S', hidden: false }], sheet: 1, rows: ROWS, merges: [TITLE, CUSTOMER], nextRow: null });
    await settle();
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }
  /** Spaces count: cells show theirs. */
  const textsOf = (page: HTMLElement, selector: string): string[] => [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);

  it('shows merged cells as one, beside the number of every row', async () => {
    const page = await show({ sheet: 1, row: 3, headerRow: 2, columns: ['C'] });
    expect(textsOf(page, 'td[colspan="3"]')).toEqual(['三月流向']);
    expect(textsOf(page, 'td[rowspan="2"]')).toEqual(['老王']);
    expect(textsOf(page, 'tbody th')).toEqual(['1', '2', '3', '4']);
    expect([...page.querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td').length)).toEqual([1, 3, 3, 2]);
  });

  it('marks the merged cell under which the cell that is meant lies, says what was read there, and goes to its row', async () => {
    const page = await show({ sheet: 1, row: 4, headerRow: 2, columns: ['A'] });
    expect(textsOf(page, '.cell-meant')).toEqual([expect.stringMatching(/^老王/)]);
    expect(textsOf(page, '.covered')).toEqual([expect.stringMatching(/A4.*小李/)]);
    expect(textsOf(page, '.in-row')).toEqual([expect.stringMatching(/^老王/), '齿轮油', '3']);
    expect(scrolledTo.at(-1)).toBe('4');
  });

  it('marks a cell beside merged ones', async () => {
    const page = await show({ sheet: 1, row: 4, headerRow: 2, columns: ['C'] });
    expect(textsOf(page, '.cell-meant')).toEqual(['3']);
    expect(textsOf(page, '.covered')).toEqual([]);
    expect(textsOf(page, 'td.header')).toEqual(['客户', '商品', '数量']);
  });
});
