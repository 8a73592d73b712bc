import { Global, Module } from '@nestjs/common';
import { Authenticator } from '@tributary/platform';
import { IdentityModule } from './identity.module';
import { OwnSessionController } from './session/own-session.controller';
import { SessionAuthenticator } from './session/session-authenticator';
import { SessionController } from './session/session.controller';
import { SignInController } from './sign-in/sign-in.controller';

/** Global, because the platform's access guard asks for the `Authenticator` from outside. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [SignInController, SessionController, OwnSessionController],
  providers: [{ provide: Authenticator, useExisting: SessionAuthenticator }],
  exports: [Authenticator],
})
export class IdentityHttpModule {}
