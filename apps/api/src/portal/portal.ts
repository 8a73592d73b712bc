import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The build puts a hash of the content into these names: what is under one never changes. A word is no hash. */
const HASHED = /-(?=[\w-]*[A-Z0-9_])[\w-]{8}\.[a-z0-9]+(\.br|\.gz)?$/;

/**
 * Serves the built portal: its files (compressed, where a `.br` or `.gz` lies beside them), and its one page for every
 * address that is a view inside it.
 */
export async function servePortal(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: path.resolve(folder),
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: cacheHeaders,
  });
  server.get('/', page);
  server.get('/*', page);
}

function page(request: FastifyRequest, reply: FastifyReply): unknown {
  const [address = ''] = request.url.split('?');
  const isView = address !== '/api' && !address.startsWith('/api/') && !path.extname(address);
  if (!isView) return reply.callNotFound();
  return reply.sendFile('index.html');
}

function cacheHeaders(reply: FastifyReply, file: string): void {
  void reply.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
}
