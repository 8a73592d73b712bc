import { createHash } from 'node:crypto';
import type { ConnectionOptions, DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { isIP } from 'node:net';
import { Client } from 'basic-ftp';
import type { ReachableHost } from '@tributary/platform';
import type { FtpSettings } from '../../feed/feed';

const TIMEOUT_MS = 15_000;

/** What the server shows of itself in TLS. */
export interface ShownCertificate {
  /** SHA-256 of the whole certificate, in hex with colons. */
  readonly fingerprint: string;
  readonly pem: string;
}

/** How the certificate is checked: against one that a person confirmed, one that was given, or the public authorities. */
export async function tlsOptions(settings: FtpSettings, place: ReachableHost): Promise<ConnectionOptions> {
  const named: ConnectionOptions = {
    host: place.host,
    ...(isIP(place.host) ? {} : { servername: place.host }),
    // the name was looked up before: it must not mean another machine now
    lookup: (_name, options, done) => (options.all ? done(null, [place]) : done(null, place.address, place.family)),
  };
  if (!settings.fingerprint) return settings.certificate ? { ...named, ca: settings.certificate } : named;
  const shown = await shownCertificate(settings, place);
  if (!sameFingerprint(shown.fingerprint, settings.fingerprint)) throw new CertificateChanged(shown.fingerprint);
  const known = { ca: shown.pem, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
  return { ...named, ...known };
}

/** Another certificate than the one that was confirmed. */
export class CertificateChanged extends Error {
  constructor(readonly fingerprint: string) {
    super('The certificate changed.');
  }
}

/** Looks at the certificate and says nothing to the server. */
export async function shownCertificate(settings: FtpSettings, place: ReachableHost): Promise<ShownCertificate> {
  const client = new Client(TIMEOUT_MS);
  try {
    // what comes is only looked at: no name and no password goes over this connection
    await connectSecurely(client, settings, place, { rejectUnauthorized: false });
    return certificateOf(client.ftp.socket as TLSSocket);
  } finally {
    client.close();
  }
}

/** Connects and turns TLS on, before anything is said. */
export async function connectSecurely(client: Client, settings: FtpSettings, place: ReachableHost, options: ConnectionOptions): Promise<void> {
  const { security = 'none' } = settings;
  const port = settings.port ?? (security === 'implicit' ? 990 : 21);
  if (security === 'implicit') await client.connectImplicitTLS(place.address, port, { ...options });
  else await client.connect(place.address, port);
  if (security === 'explicit') await client.useTLS({ ...options });
}

function certificateOf(socket: TLSSocket): ShownCertificate {
  const { raw }: DetailedPeerCertificate = socket.getPeerCertificate(true);
  const pem = `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  return { fingerprint: createHash('sha256').update(raw).digest('hex').toUpperCase().replace(/(..)(?=.)/g, '$1:'), pem };
}

function sameFingerprint(a: string, b: string): boolean {
  const plain = (text: string): string => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return plain(a) === plain(b);
}
