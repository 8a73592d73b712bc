import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import enUS from '../../public/i18n/en-US.json' with { type: 'json' };
import zhCN from '../../public/i18n/zh-CN.json' with { type: 'json' };

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|html)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const root = path.resolve(process.cwd());
const zh = flat(zhCN);
const en = flat(enUS);
const spaces = new Set([...zh.keys()].map((key) => key.split('.')[0]));
const files = [...sources(path.join(root, 'apps/portal/src/app')), ...sources(path.join(root, 'libs/ui/src'))].filter((file) => !file.includes('/testing/'));

/** Every quoted piece of a source that begins like a text key; a part before `' +` or `${` is only the start of one. */
function mentions(): { file: string; key: string; whole: boolean }[] {
  const found: { file: string; key: string; whole: boolean }[] = [];
  for (const file of files) {
    for (const [, quote, key] of readFileSync(file, 'utf8').matchAll(/(['`])([a-zA-Z]+(?:\.[\w-]*)+)(?=\1|\$\{)/g)) {
      const name = key ?? '';
      if (quote && spaces.has(name.split('.')[0])) found.push({ file: path.relative(root, file), key: name, whole: !name.endsWith('.') });
    }
  }
  for (const file of files) {
    for (const [, space] of readFileSync(file, 'utf8').matchAll(/(?:tbCode: |wordOf\()'([\w.]+)'/g)) found.push({ file: path.relative(root, file), key: `${space}.`, whole: false });
  }
  return found;
}

const parts = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  it('exist in both languages, and none is empty', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    expect([...zh, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const differing = [...zh].filter(([key, text]) => parts(text).join() !== parts(en.get(key) ?? '').join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('has every key that a template or a source mentions', () => {
    const unknown = mentions().filter(({ key, whole }) => {
      if (whole && zh.has(key)) return false;
      const start = whole ? `${key}.` : key;
      return ![...zh.keys()].some((known) => known.startsWith(start));
    });
    expect(unknown).toEqual([]);
  });

  it('are written into templates only as keys of known spaces', () => {
    const strange = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'([\w.-]+)'\s*\|\s*transloco/g)].map(([, key]) => key ?? '').filter((key) => !spaces.has(key.split('.')[0])),
    );
    expect(strange).toEqual([]);
  });

  it('are all used', () => {
    const used = mentions();
    const whole = new Set(used.filter((mention) => mention.whole).map((mention) => mention.key));
    const starts = used.map((mention) => (mention.whole ? `${mention.key}.` : mention.key));
    const idle = [...zh.keys()].filter((key) => !whole.has(key) && !starts.some((start) => key.startsWith(start)));
    expect(idle).toEqual([]);
  });

  it('has no Chinese outside the text files, save names and examples of the language itself', () => {
    const allowed = /language-switch|chinese-amount|account-page|device-name|index\.html|shanghai|zh-CN/;
    const chinese = files.filter((file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '');
      return /[\u4e00-\u9fff]/.test(code) && !allowed.test(file);
    });
    expect(chinese.map((file) => path.relative(root, file))).toEqual([]);
  });
});
