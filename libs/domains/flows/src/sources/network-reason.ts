import type { DomainError } from '@tributary/kernel';
import { runFaults } from '../flows.faults';

const LOST = /timeout|timed out|closed|socket|control connection|handshake|keepalive|no response|not connected/i;
const CERTIFICATE = /^(CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA)/;

/** A failure between two machines as a reason for people; undefined where it is something else. */
export function networkReason(error: unknown, host: string): DomainError | undefined {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'ECONNREFUSED' || /ECONNREFUSED/.test(message)) return runFaults.connectionRefused({ host });
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return runFaults.connectionTimeout({ host });
  if (/^timed? ?out|timed out|timeout/i.test(message)) return runFaults.connectionTimeout({ host });
  return code !== '' || LOST.test(message) ? runFaults.sourceUnreachable({ host, detail: code || message }) : undefined;
}

/** Whether a server showed a certificate that nobody vouches for. */
export function isCertificateError(error: unknown): boolean {
  return CERTIFICATE.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
