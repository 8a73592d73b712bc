const CLOUD_DISKS =
  /https?:\/\/(?:[\w-]+\.)*(?:pan\.baidu\.com|yun\.baidu\.com|weiyun\.com|share\.weiyun\.com|lanzou\w?\.com|cloud\.189\.cn|yun\.139\.com|caiyun\.139\.com|aliyundrive\.com|alipan\.com|123pan\.com|kdocs\.cn|docs\.qq\.com|wx\.mail\.qq\.com\/ftn|mail\.qq\.com\/cgi-bin\/ftnExs|dashi\.163\.com|u\.163\.com|drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|wetransfer\.com|we\.tl|feishu\.cn|jianguoyun\.com|ctfile\.com)[^\s"'<>）)]*/gi;
const MOST_LINKS = 20;

/** Where the files of a mail lie that brings only their addresses. */
export function cloudLinksIn(text: string): string[] {
  return [...new Set(text.match(CLOUD_DISKS) ?? [])].slice(0, MOST_LINKS);
}

/** Whether a program wrote a mail in answer to another one (RFC 3834, and what older programs say instead). */
export function isAutomatic(header: (name: string) => string | undefined): boolean {
  const submitted = header('auto-submitted')?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== '' && submitted !== 'no') return true;
  if (/^(bulk|junk|auto_reply)$/i.test(header('precedence')?.trim() ?? '')) return true;
  if (header('x-autoreply') !== undefined || header('x-autorespond') !== undefined || header('x-auto-response-suppress')?.toLowerCase() === 'all') return true;
  return /report-type\s*=\s*"?(delivery-status|disposition-notification)/i.test(header('content-type') ?? '') || header('return-path')?.trim() === '<>';
}
