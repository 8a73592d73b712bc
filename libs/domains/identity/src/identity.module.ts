import { Module } from '@nestjs/common';
import { ScopeResolver } from './scope/scope-resolver';
import { Preferences } from './session/preferences';
import { SessionAuthenticator } from './session/session-authenticator';
import { SessionEnder } from './session/session-ender';
import { SessionView } from './session/session-view';
import { SessionRepository } from './session/session.repository';
import { RateLimit } from './sign-in/rate-limit';
import { SignIn } from './sign-in/sign-in';
import { SignInAttempts } from './sign-in/sign-in-attempts';
import { SignInFailuresRepository } from './sign-in/sign-in-failures.repository';
import { SignInSettler } from './sign-in/sign-in-settler';

const session = [SessionRepository, SessionView, SessionEnder, SessionAuthenticator, Preferences, ScopeResolver];
const signIn = [RateLimit, SignInFailuresRepository, SignInAttempts, SignInSettler, SignIn];

@Module({ providers: [...session, ...signIn], exports: [...session, ...signIn] })
export class IdentityModule {}
