import { Global, Module } from '@nestjs/common';
import { Authenticator, KeyAuthenticator } from '@tributary/platform';
import { AccessGrantController } from './access-group/access-grant.controller';
import { AccessGroupItemController } from './access-group/access-group-item.controller';
import { AccessGroupController } from './access-group/access-group.controller';
import { ActingRecordController } from './acting/acting-record.controller';
import { ActingController } from './acting/acting.controller';
import { ApiKeyAuthenticator } from './api-key/api-key-authenticator';
import { ApiKeyController } from './api-key/api-key.controller';
import { AuditEntryController } from './audit-entry/audit-entry.controller';
import { IdentityModule } from './identity.module';
import { MailAddressController } from './mail-address/mail-address.controller';
import { PasswordController } from './password/password.controller';
import { RoleController } from './role/role.controller';
import { OwnSessionController } from './session/own-session.controller';
import { SessionAuthenticator } from './session/session-authenticator';
import { SessionController } from './session/session.controller';
import { SignInController } from './sign-in/sign-in.controller';
import { TemporaryPasswordController } from './user/temporary-password.controller';
import { UserController } from './user/user.controller';
import { VisibilityController } from './visibility/visibility.controller';

/** Global, because the platform's access guard asks for the `Authenticator` from outside. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [
    SignInController,
    SessionController,
    OwnSessionController,
    ActingController,
    ActingRecordController,
    PasswordController,
    MailAddressController,
    UserController,
    TemporaryPasswordController,
    RoleController,
    AccessGroupController,
    AccessGroupItemController,
    AccessGrantController,
    VisibilityController,
    AuditEntryController,
    ApiKeyController,
  ],
  providers: [{ provide: Authenticator, useExisting: SessionAuthenticator }, { provide: KeyAuthenticator, useExisting: ApiKeyAuthenticator }],
  exports: [Authenticator, KeyAuthenticator],
})
export class IdentityHttpModule {}
