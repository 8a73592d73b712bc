import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, it } from 'node:test';
import { canSetPrivileges, hasEnded, own, stop } from './child.mjs';

const MODULE = JSON.stringify(path.join(import.meta.dirname, 'child.mjs'));

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A process that owns a child; resolves to both, once the child lives. */
const parentWithChild = async () => {
  const script = `import { own } from ${MODULE}; console.log(own('sleep', ['600']).pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(parent.stdout, 'data');
  return { parent, childPid: Number(line) };
};

const untilGone = async (pid) => {
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
};

describe('owned processes', () => {
  it('end when their owner is killed outright', { skip: !canSetPrivileges(), timeout: 10_000 }, async () => {
    const { parent, childPid } = await parentWithChild();
    parent.kill('SIGKILL');
    await untilGone(childPid);
  });

  it('end with a stop; one that does not listen is killed', { timeout: 10_000 }, async () => {
    const polite = own('sleep', ['600'], { stdio: 'ignore' });
    await stop(polite);
    assert.ok(hasEnded(polite));
    const deaf = own('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(deaf.stdout, 'data');
    await stop(deaf, 'SIGTERM', 50);
    assert.equal(deaf.signalCode, 'SIGKILL');
  });

  it('do not hear the Ctrl-C of the terminal: their process group is their own', { skip: process.platform !== 'linux' }, async () => {
    const child = own('sh', ['-c', 'cut -d" " -f5 /proc/$$/stat'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [group] = await once(child.stdout, 'data');
    assert.equal(Number(group), child.pid);
  });
});
