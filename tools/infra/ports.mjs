// Free TCP ports on the loopback interface.
import { createServer } from 'node:net';

/** Resolves to the port when nobody listens on it (0: any free one), otherwise to undefined. */
const probe = (port) => new Promise((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(undefined));
  server.listen(port, '127.0.0.1', () => {
    const taken = server.address().port;
    server.close(() => resolve(taken));
  });
});

/** A free port: the wanted one, else the next free one of `span` after it, else any. */
export const freePort = async (wanted = 0, span = 1) => {
  for (let port = wanted; wanted && port < wanted + span; port += 1) {
    if (await probe(port)) return port;
  }
  const any = await probe(0);
  if (!any) throw new Error('No free TCP port on 127.0.0.1: end a program that listens on many ports and try again.');
  return any;
};
