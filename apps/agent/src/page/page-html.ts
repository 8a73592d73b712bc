import type { ShownBatch } from './shown-batch';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1d2733}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #dfe5ea;vertical-align:top}pre{background:#f4f6f8;padding:1rem;overflow:auto}.no{color:#a15c00}`;

/** Everything that was taken, the latest first. */
export function listHtml(batches: readonly ShownBatch[], said: string): string {
  const rows = batches.map(
    ({ seq, takenAt, days, rows: count, confirmed }) =>
      `<tr><td><a href="/batches/${seq}">${seq}</a></td><td>${escaped(takenAt)}</td><td>${escaped(spanOf(days))}</td><td>${count}</td><td>${sentText(confirmed)}</td></tr>`,
  );
  const head = '<tr><th>批次 Batch</th><th>采集时间 Taken</th><th>日期 Days</th><th>行数 Rows</th><th>状态 State</th></tr>';
  return page(`<p>${escaped(said)}</p><p>本机采集并发送给总部的全部数据。 Everything that was taken from this machine.</p><table>${head}${rows.join('')}</table>`);
}

/** One batch: what was asked, and the first rows of what was found. */
export function batchHtml({ seq, takenAt, days, rows, confirmed, query, parameters, header, sample }: ShownBatch): string {
  const facts = `<p>${escaped(takenAt)} · ${escaped(days.join(', '))} · ${rows} 行 rows · ${sentText(confirmed)}</p>`;
  const asked = Object.entries(parameters).map(([name, value]) => `:${name} = ${value}`).join('  ');
  return page(`<p><a href="/">←</a> 批次 Batch ${seq}</p>${facts}<h2>查询 Query</h2><pre>${escaped(query)}\n\n${escaped(asked)}</pre><h2>前几行 First rows</h2><pre>${escaped([header, ...sample].join('\n'))}</pre>`);
}

export const spanOf = (days: readonly string[]): string => (days.length === 1 ? (days[0] ?? '') : `${days[0]} … ${days.at(-1)} (${days.length})`);
const sentText = (confirmed: boolean): string => (confirmed ? '已送达 sent' : '<span class="no">待发送 waiting</span>');

function page(body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>百川流向直连 Tributary agent</title><style>${STYLE}</style><h1>百川流向直连</h1>${body}</html>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
