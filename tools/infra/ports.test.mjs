import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { it } from 'node:test';
import { freePort } from './ports.mjs';

it('gives the wanted port when it is free, the next one when it is taken', async () => {
  const wanted = await freePort();
  assert.equal(await freePort(wanted), wanted);
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const next = await freePort(wanted, 20);
  server.close();
  assert.ok(next > wanted && next < wanted + 20, `${next} instead of ${wanted}`);
});
