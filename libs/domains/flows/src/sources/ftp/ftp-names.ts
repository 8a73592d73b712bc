import iconv from 'iconv-lite';

/**
 * Names on an FTP server are bytes. The library is told that they are Latin-1, so that none is lost; here they become
 * text: UTF-8 where they are, else GB18030, which older servers in China send.
 */
export function readName(wire: string): string {
  const bytes = Buffer.from(wire, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

/** Text as the library must be given it to send these bytes. */
export function wireOf(text: string, encoding: 'utf-8' | 'gbk' = 'utf-8'): string {
  return (encoding === 'gbk' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8')).toString('latin1');
}
