import { FTPError } from 'basic-ftp';
import { DomainError } from '@tributary/kernel';
import { runFaults } from '../../flows.faults';
import { networkReason } from '../network-reason';

const NOT_LOGGED_IN = new Set([530, 430, 331, 332]);
/** The server wants TLS before it listens to a password, or at all. */
const NEEDS_TLS = /encrypt|\bTLS\b|\bSSL\b|secure/i;

/** What the library threw, as a reason for people; undefined: a fault of ours. */
export function ftpReason(error: unknown, host: string, folder?: string): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (!(error instanceof FTPError) || !Number.isInteger(error.code)) return networkReason(error, host);
  if ((error.code === 530 || error.code === 421) && NEEDS_TLS.test(error.message)) return runFaults.encryptionWanted({ host });
  if (NOT_LOGGED_IN.has(error.code)) return runFaults.sourceRefused({ host });
  if (error.code === 550 && folder !== undefined) return runFaults.folderMissing({ folder });
  return runFaults.sourceUnreachable({ host, detail: error.message });
}
