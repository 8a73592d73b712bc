import { isUtf8 } from 'node:buffer';

const MOST = 120;

/** What a downloaded file is called: as the server says, in whatever form; else by its address. Never a path. */
export function downloadName(disposition: string | undefined, url: URL): string {
  const name = (disposition && named(disposition)) || decoded(url.pathname.split('/').at(-1) ?? '');
  return name.replace(/[\\/:*?"<>|\0-\x1f]+/g, '_').replace(/^\.+/, '').slice(-MOST) || 'download';
}

function named(disposition: string): string | undefined {
  const extended = /filename\*\s*=\s*(?:utf-8|gbk|gb2312)?''([^;]+)/i.exec(disposition)?.[1];
  if (extended) return decoded(extended);
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const raw = (plain?.[1] ?? plain?.[2])?.trim();
  if (!raw) return undefined;
  // headers come as single bytes; old servers write names in their own encoding
  const bytes = Buffer.from(raw, 'latin1');
  return decoded(isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
