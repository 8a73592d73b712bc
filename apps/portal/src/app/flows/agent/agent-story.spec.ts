import type { AgentEventDto } from '@tributary/api-client';
import { noteOf, whoOf, type Words } from './agent-story';

const WORDS: Readonly<Record<string, string>> = { 'agents.noted.is': '：', 'agents.noted.expiresAt': '有效期至', 'agents.noted.name': '名称', 'agents.noted.ownerId': '负责人已更改', 'agents.noted.expected': '应为第几批', 'agents.itself': '直连程序' };
const words: Words = { locale: 'zh-CN', word: (key) => WORDS[key] ?? key };
const event = (action: AgentEventDto['action'], detail: Record<string, unknown> = {}): AgentEventDto => ({ id: 1, at: '2026-03-05T00:00:00Z', actorName: '数据专员', action, detail });

describe('what is told of an agent', () => {
  it('names each fact, in the reader’s words and clock', () => {
    expect(noteOf(event('change', { name: ['财务室电脑', '仓库'], ownerId: [3, 5] }), words)).toBe('名称：财务室电脑 → 仓库 · 负责人已更改');
    expect(noteOf(event('code', { expiresAt: '2026-03-05T16:30:00.000Z' }), words)).toBe('有效期至：2026/03/06 00:30');
    expect(noteOf(event('gap', { expected: 4 }), words)).toBe('应为第几批：4');
    expect(noteOf(event('well'), words)).toBe('');
  });

  it('says of what nobody did that the program did it', () => {
    expect([whoOf(event('trouble'), words), whoOf(event('revoke'), words)]).toEqual(['直连程序', '数据专员']);
  });
});
