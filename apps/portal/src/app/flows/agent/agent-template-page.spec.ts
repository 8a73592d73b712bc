import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AgentTemplateDto } from '@tributary/api-client';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { AgentTemplatePage } from './agent-template-page';

const published: AgentTemplateDto = {
  id: 7, code: 'u8-sale', version: 1, name: '用友 U8', kind: 'sale', mode: 'days', databases: ['sqlserver'], select: 'SELECT dDate FROM t', changes: null, rereadDays: 7, agents: 2, keyId: 'k1',
  columns: [{ field: 'quantity', column: 'iQuantity' }, { field: 'date', column: 'dDate' }], changedAt: '2026-03-01T00:00:00Z', changedBy: '管理员', publishedAt: '2026-03-01T00:00:00Z', publishedBy: '管理员',
};

describe('AgentTemplatePage', () => {
  async function open(template: AgentTemplateDto, permissions: string[]) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '**', children: [] }]) });
    await signInAs(sessionOf({ permissions }));
    const server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(AgentTemplatePage);
    fixture.componentRef.setInput('id', '7');
    fixture.detectChanges();
    server.expectOne('/api/agent-templates/7').flush(template);
    const refresh = async () => {
      await settle();
      fixture.detectChanges();
    };
    await refresh();
    await refresh();
    const page: HTMLElement = fixture.nativeElement;
    return { page, form: fixture.componentInstance, server, refresh, press: (id: string) => page.querySelector<HTMLElement>(`[data-testid=${id}]`)?.click() };
  }

  it('shows what is published as it is, columns in their usual order, with nothing to type into', async () => {
    const { page } = await open(published, ['flows.read']);
    expect(page.querySelectorAll('input, textarea, nz-select, [data-testid=next-version]')).toHaveLength(0);
    expect(page.querySelector('pre')?.textContent).toBe('SELECT dDate FROM t');
    expect([...page.querySelectorAll('dd.mono')].map((column) => column.textContent)).toEqual(['dDate', 'iQuantity']);
    expect(page.textContent).toContain('请联系管理员');
  });

  it('begins the next version on demand, and forgets it', async () => {
    const { page, form, server, refresh, press } = await open(published, ['flows.read', 'flows.templates']);
    press('next-version');
    await refresh();
    const name = page.querySelector<HTMLInputElement>('#template-name');
    if (!name) throw new Error('nothing to type into');
    name.value = '用友 U8+';
    name.dispatchEvent(new Event('input'));
    expect(form.hasChanges()).toBe(true);
    press('cancel-template');
    await refresh();
    expect([form.hasChanges(), page.querySelector('form')]).toEqual([false, null]);
    press('next-version');
    await refresh();
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    const saved = server.expectOne({ url: '/api/agent-templates', method: 'POST' });
    expect(saved.request.body).toMatchObject({ code: 'u8-sale', version: 'next', name: '用友 U8' });
    saved.flush({ ...published, id: 8, version: 2, publishedAt: null });
    await settle();
    expect(TestBed.inject(HttpTestingController).match(() => true)).toEqual([]);
  });

  it('lets a draft be written by those who may, and read by others', async () => {
    const draft = { ...published, publishedAt: null, publishedBy: null };
    expect((await open(draft, ['flows.read', 'flows.templates'])).page.querySelector('#template-select')).not.toBeNull();
    TestBed.resetTestingModule();
    expect((await open(draft, ['flows.read'])).page.querySelector('#template-select')).toBeNull();
  });
});
