import type { LetterContent } from './letter';

export interface LetterForm {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MAX_SUBJECT = 200;
const MAX_ADDRESS = 254;
/** Control characters and the separators of lines that Unicode knows: nothing of this belongs into a header. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** The text and the HTML form of a letter; links are absolute below `portal`, and left out where no address of the portal is known. */
export function letterForm(content: LetterContent, portal: string | undefined): LetterForm {
  const { paragraphs, link, footer } = content;
  const target = link && portal ? { label: link.label, url: portal.replace(/\/+$/, '') + link.path } : undefined;
  const text = [...paragraphs, ...(target ? [`${target.label}: ${target.url}`] : []), `-- \n${footer}`].join('\n\n');
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  const button = target ? `<p><a href="${escapeHtml(target.url)}" style="${BUTTON}">${escapeHtml(target.label)}</a></p>` : '';
  const html = `<div style="${PAGE}">${body}${button}<p style="${FOOT}">${escapeHtml(footer)}</p></div>`;
  return { subject: headerText(content.subject).slice(0, MAX_SUBJECT), text, html };
}

/** A text that may stand in a header: one line, whatever was typed. */
export function headerText(text: string): string {
  return text.replaceAll(BREAKS, ' ').trim();
}

/** Whether mail can be addressed to it: one mailbox of one domain, nothing that a mail server could take for more. */
export function isMailAddress(address: string): boolean {
  return address.length <= MAX_ADDRESS && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)*[A-Za-z0-9-]*[A-Za-z0-9]$/.test(address);
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const PAGE = 'font:15px/1.6 -apple-system,Segoe UI,PingFang SC,Microsoft YaHei,sans-serif;color:#1d2733;max-width:600px';
const BUTTON = 'display:inline-block;padding:8px 18px;background:#0b6b62;color:#ffffff;border-radius:6px;text-decoration:none';
const FOOT = 'margin-top:28px;padding-top:12px;border-top:1px solid #dde3ea;font-size:13px;color:#647084';
