import { Body, Controller, Injectable, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt } from 'class-validator';
import { defineErrors } from '@tributary/kernel';
import type { Ctx, TxCtx } from '../context/ctx';
import { sql } from '../database/sql';
import { PlatformModule } from '../platform.module';
import { PRICES } from '../prices/price-sight';
import { createTestDatabase, testConfig, type TestDatabase, userCtx } from '../testing';
import { Permit, Public, SignedIn } from './access';
import { type Authentication, Authenticator } from './authenticator';
import { Context } from './context.decorator';
import type { HttpRequest } from './http-request';
import { HttpModule } from './http.module';
import { Write } from './write';

const errors = defineErrors('writespec', { thirteen: { status: 409, zh: '{n} 不吉利', en: '{n} is unlucky' } });

class NumberDto {
  @IsInt()
  n: number;
}

@Injectable()
class HeaderAuthenticator extends Authenticator {
  async authenticate(request: HttpRequest): Promise<Authentication | undefined> {
    const user = Number(request.headers['x-user']);
    if (!user) return undefined;
    return { ctx: userCtx({ organisationId: 1, userId: user }, {}, ['spec.write', PRICES]), csrfToken: 'secret-token' };
  }
}

@Controller('numbers')
class NumberController {
  /** Leaves one audit entry per execution, so that the test can count executions that committed. */
  @Post()
  @Permit('spec.write')
  @Write()
  async addNumber(@Context() tx: TxCtx, @Body() { n }: NumberDto): Promise<{ n: number; at: string }> {
    await sql(tx, `INSERT INTO audit_entry (actor_name, action, subject, subject_id, correlation_id) VALUES ('a', 'add', 'number', $1, 'c')`, [String(n)]);
    if (n === 13) throw errors.thirteen({ n });
    return { n, at: String(process.hrtime.bigint()) };
  }

  @Post('forbidden')
  @Permit('spec.other')
  forbidden(): void {
    throw new Error('never reached');
  }

  @Post('own')
  @SignedIn()
  own(@Context() ctx: Ctx): { user: number | null } {
    return { user: ctx.scope.user };
  }

  @Post('open')
  @Public()
  open(@Context() ctx: Ctx): { sees: boolean } {
    return { sees: ctx.scope.system || ctx.scope.dealers.all };
  }

  @Post('broken')
  @Public()
  broken(): void {
    throw new Error('password=hunter2 at /srv/secret.ts');
  }
}

let db: TestDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  db = await createTestDatabase(20);
  @Module({ providers: [{ provide: Authenticator, useClass: HeaderAuthenticator }], exports: [Authenticator] })
  class AuthModule {}
  @Module({ imports: [PlatformModule.with(testConfig(db.appUrl)), AuthModule, { module: HttpModule, imports: [AuthModule] }], controllers: [NumberController] })
  class SpecModule {}
  app = await NestFactory.create<NestFastifyApplication>(SpecModule, new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: path, payload, headers: { 'x-user': '1', 'x-csrf-token': 'secret-token', ...headers } });
const key = (value: string) => ({ 'idempotency-key': value });
const executions = async (n: number): Promise<number> =>
  (await db.owner.query(`SELECT 1 FROM audit_entry WHERE subject = 'number' AND subject_id = $1`, [String(n)])).rowCount ?? 0;

describe('a write with an Idempotency-Key', () => {
  it('answers a repeat with the first answer and does nothing again', async () => {
    const first = await post('/numbers', { n: 1 }, key('key-00001'));
    const again = await post('/numbers', { n: 1 }, key('key-00001'));
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await executions(1)).toBe(1);
  });

  it('runs once even when twenty repeats arrive together', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => post('/numbers', { n: 2 }, key('key-00002'))));
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(await executions(2)).toBe(1);
  });

  it('refuses the same key for another content', async () => {
    await post('/numbers', { n: 3 }, key('key-00003'));
    const other = await post('/numbers', { n: 4 }, key('key-00003'));
    expect(other.statusCode).toBe(409);
    expect(other.json()).toMatchObject({ code: 'platform.idempotency-key-reused' });
    expect(await executions(4)).toBe(0);
  });

  it('keeps the keys of users apart', async () => {
    await post('/numbers', { n: 5 }, key('key-00005'));
    await post('/numbers', { n: 5 }, { ...key('key-00005'), 'x-user': '2' });
    expect(await executions(5)).toBe(2);
  });

  it('takes back a failed write with its key, so that it can be tried again', async () => {
    const failed = await post('/numbers', { n: 13 }, { ...key('key-00013'), 'accept-language': 'en-GB' });
    expect(failed.statusCode).toBe(409);
    expect(failed.headers['content-type']).toContain('application/problem+json');
    expect(failed.json()).toMatchObject({ code: 'writespec.thirteen', detail: '13 不吉利', params: { n: 13 } });
    expect(await executions(13)).toBe(0);
    expect((await post('/numbers', { n: 14 }, key('key-00013'))).statusCode).toBe(201);
  });

  it('is refused without a key', async () => {
    expect((await post('/numbers', { n: 6 })).json()).toMatchObject({ status: 400, code: 'platform.idempotency-key-needed' });
  });
});

describe('access to a route', () => {
  it('needs a session, and for writes its CSRF token', async () => {
    expect((await post('/numbers', { n: 7 }, { ...key('key-00007'), 'x-user': '' })).json()).toMatchObject({ status: 401, code: 'platform.sign-in-needed' });
    expect((await post('/numbers', { n: 7 }, { ...key('key-00007'), 'x-csrf-token': 'guess' })).json()).toMatchObject({ status: 403, code: 'platform.csrf' });
    expect(await executions(7)).toBe(0);
  });

  it('needs the permission it names', async () => {
    expect((await post('/numbers/forbidden', {})).json()).toMatchObject({ status: 403, code: 'platform.forbidden' });
  });

  it('gives the caller’s own context to signed-in routes and an empty scope to public ones', async () => {
    expect((await post('/numbers/own', {})).json()).toEqual({ user: 1 });
    expect((await post('/numbers/open', {}, { 'x-user': '' })).json()).toEqual({ sees: false });
  });

  it('names wrong and unknown fields', async () => {
    const reply = await post('/numbers', { n: 'x', m: 1 }, key('key-00008'));
    expect(reply.statusCode).toBe(422);
    expect(reply.json().problems).toEqual([
      { field: 'm', rules: ['whitelistValidation'] },
      { field: 'n', rules: ['isInt'] },
    ]);
  });

  it('tells nothing of the inside when something breaks', async () => {
    const reply = await post('/numbers/broken', {});
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toMatch(/hunter2|secret\.ts/);
    expect(reply.json().correlationId).toBeTruthy();
  });
});
