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

/** A free port, the wanted one if nobody else has it. */
export const freePort = async (wanted) => {
  const port = (wanted ? await probe(wanted) : undefined) ?? (await probe(0));
  if (!port) throw new Error('No free TCP port on 127.0.0.1: end a program that listens on many ports and try again.');
  return port;
};
