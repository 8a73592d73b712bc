import type { MailAuthentication } from './mailbox';

/** Values of a header, topmost first, unfolded. */
export function headerValues(headers: string, name: string): string[] {
  const lines = headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const start = `${name.toLowerCase()}:`;
  return lines.filter((line) => line.toLowerCase().startsWith(start)).map((line) => line.slice(start.length).trim());
}

/**
 * What the server that received the mail says of its sender. Only the topmost judgement counts, and only under the
 * judge's own name where one is given: every line below may have come with the mail.
 */
export function authenticationOf(headers: string, judge?: string): MailAuthentication {
  const [top] = headerValues(headers, 'Authentication-Results');
  if (top === undefined) return {};
  const [name = ''] = top.split(/[;\s]/);
  if (judge && name.toLowerCase() !== judge.toLowerCase()) return {};
  const result = (method: string): Record<string, string> => {
    const [, word] = new RegExp(`(?:^|[;\\s])${method}=([a-z]+)`, 'i').exec(top) ?? [];
    return word ? { [method]: word.toLowerCase() } : {};
  };
  return { ...result('spf'), ...result('dkim'), ...result('dmarc') };
}

/** Whether the mail claims a sender that the receiving server found to be another. */
export function isForged({ spf, dkim, dmarc }: MailAuthentication): boolean {
  return dmarc === 'fail' || (dmarc !== 'pass' && spf === 'fail' && dkim !== 'pass');
}

const ROBOTS = /^(mailer-daemon|postmaster|no-?reply-?bounce|bounces?)@/i;

/** Written by a machine in answer to something: absence notes, bounces, read receipts. */
export function isAutomatic(headers: string, sender: string): boolean {
  const [submitted = 'no'] = headerValues(headers, 'Auto-Submitted');
  if (!/^no\b/i.test(submitted)) return true;
  if (['X-Autoreply', 'X-Autorespond', 'X-Auto-Response-From'].some((name) => headerValues(headers, name).length > 0)) return true;
  if (headerValues(headers, 'Precedence').some((value) => /^auto_reply$/i.test(value))) return true;
  if (headerValues(headers, 'Return-Path').some((value) => value === '<>')) return true;
  return ROBOTS.test(sender) || headerValues(headers, 'Content-Type').some((value) => /^multipart\/report/i.test(value));
}
