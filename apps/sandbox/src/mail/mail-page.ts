import { escapeHtml } from '../control/escape-html';
import type { KeptMail } from './mailbox';

/** The mailbox as a part of the control page: what was sent to whom, as text. */
export function mailPart(mails: readonly KeptMail[]): string {
  const rows = mails.map(
    ({ receivedAt, to, subject, text, deliveries }) =>
      `<tr><td>${escapeHtml(receivedAt.slice(0, 19).replace('T', ' '))}</td><td>${escapeHtml(to.join(', '))}</td><td><details><summary>${escapeHtml(subject)}${deliveries > 1 ? ` ×${deliveries}` : ''}</summary><pre>${escapeHtml(text)}</pre></details></td></tr>`,
  );
  const table = `<table><tr><th>UTC</th><th>To 收件人</th><th>Mail 邮件</th></tr>${rows.join('')}</table>`;
  return `<h2>Mailbox 邮箱</h2>${mails.length ? table : '<p>No mail yet. 尚无邮件。</p>'}`;
}
