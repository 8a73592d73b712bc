import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Config } from '@tributary/platform';

const BUCKET = 'raw-files';
const KEY = { accessKey: 'TRIBUTARY', secretKey: 'a secret of the bucket' };

/**
 * A bucket as S3 servers keep one, written from the protocol's documents: signatures (version 4) are computed anew, bodies are held
 * against the sums that come with them, a put may be conditional, and its length must be told.
 */
export interface BucketServer {
  readonly config: S3Config;
  readonly objects: Map<string, Buffer>;
  readonly requests: IncomingMessage[];
  /** Whether it is too busy to answer. */
  busy: boolean;
  /** What happens before it answers. */
  meanwhile: () => Promise<void>;
  stop(): Promise<void>;
}

export async function startBucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bucket: BucketServer = {
    config: { endpoint, region: 'cn-north-1', bucket: BUCKET, prefix: 'tributary/', ...KEY },
    objects,
    requests,
    busy: false,
    meanwhile: async () => undefined,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(request);
    const body = await buffer(request);
    await bucket.meanwhile();
    const refusal = bucket.busy ? ([503, 'SlowDown'] as const) : refusalOf(request, body, objects);
    if (refusal) response.writeHead(refusal[0]).end(`<?xml version="1.0"?><Error><Code>${refusal[1]}</Code></Error>`);
    else if (request.method === 'GET') response.end(objects.get(keyOf(request)));
    else {
      objects.set(keyOf(request), body);
      response.end();
    }
  };
  return bucket;
}

const keyOf = ({ url = '' }: IncomingMessage): string => url.slice(`/${BUCKET}/`.length);
const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();

function refusalOf(request: IncomingMessage, body: Buffer, objects: ReadonlyMap<string, Buffer>): readonly [number, string] | undefined {
  const { headers, method } = request;
  const isThere = objects.has(keyOf(request));
  if (!headers.authorization?.includes(`Credential=${KEY.accessKey}/`)) return [403, 'InvalidAccessKeyId'];
  if (!headers.authorization.endsWith(`Signature=${signatureOf(request)}`)) return [403, 'SignatureDoesNotMatch'];
  if (method === 'GET') return isThere ? undefined : [404, 'NoSuchKey'];
  if (headers['content-length'] === undefined) return [411, 'MissingContentLength'];
  if (headers['x-amz-content-sha256'] !== sha256(body).toString('hex')) return [400, 'XAmzContentSHA256Mismatch'];
  if (headers['x-amz-checksum-sha256'] !== sha256(body).toString('base64')) return [400, 'BadDigest'];
  return isThere && headers['if-none-match'] === '*' ? [412, 'PreconditionFailed'] : undefined;
}

/** Authenticating Requests (AWS Signature Version 4), Amazon S3 API Reference. */
function signatureOf({ headers, method, url }: IncomingMessage): string {
  const [, scope = '', signed = ''] = /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+),/.exec(headers.authorization ?? '') ?? [];
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const request = [method, url, '', lines.join(''), signed, headers['x-amz-content-sha256']].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(request).toString('hex')].join('\n');
  const key = scope.split('/').reduce<Buffer | string>((last, part) => createHmac('sha256', last).update(part).digest(), `AWS4${KEY.secretKey}`);
  return createHmac('sha256', key).update(text).digest('hex');
}
