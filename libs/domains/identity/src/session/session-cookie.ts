import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { ABSOLUTE_MS } from './session-lifetime';
import { SESSION_COOKIE } from './session-token';

/** Never sent along from other sites, never readable by scripts. */
const OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, token, { ...OPTIONS, secure, maxAge: ABSOLUTE_MS / 1000 });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(SESSION_COOKIE, { ...OPTIONS, secure });
}
