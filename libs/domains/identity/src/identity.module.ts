import { Module } from '@nestjs/common';
import { AccessGrantRepository } from './access-group/access-grant.repository';
import { AccessGroupEditor } from './access-group/access-group-editor';
import { AccessGroupGuard } from './access-group/access-group-guard';
import { AccessGroupItemRepository } from './access-group/access-group-item.repository';
import { AccessGroupMembers } from './access-group/access-group-members';
import { AccessGroupRepository } from './access-group/access-group.repository';
import { ActingRecordRepository } from './acting/acting-record.repository';
import { ActingSwitch } from './acting/acting-switch';
import { ActingRepository } from './acting/acting.repository';
import { ApiKeyAuthenticator } from './api-key/api-key-authenticator';
import { ApiKeyUses } from './api-key/api-key-uses';
import { ApiKeyRepository } from './api-key/api-key.repository';
import { ApiKeys } from './api-key/api-keys';
import { AuditEntryRepository } from './audit-entry/audit-entry.repository';
import { OwnMailAddress } from './mail-address/mail-address';
import { PasswordChanger } from './password/password-changer';
import { PeopleFinder } from './people/people-finder';
import { RoleRepository } from './role/role.repository';
import { ScopeResolver } from './scope/scope-resolver';
import { Preferences } from './session/preferences';
import { SessionAuthenticator } from './session/session-authenticator';
import { SessionEnder } from './session/session-ender';
import { SessionView } from './session/session-view';
import { SessionWatch } from './session/session-watch';
import { SessionRepository } from './session/session.repository';
import { RateLimit } from './sign-in/rate-limit';
import { SignIn } from './sign-in/sign-in';
import { SignInAttempts } from './sign-in/sign-in-attempts';
import { SignInFailuresRepository } from './sign-in/sign-in-failures.repository';
import { SignInSettler } from './sign-in/sign-in-settler';
import { UserEditor } from './user/user-editor';
import { UserGuard } from './user/user-guard';
import { UserRepository } from './user/user.repository';
import { VisibilityReader } from './visibility/visibility-reader';
import { VisibilityRepository } from './visibility/visibility.repository';

const session = [SessionRepository, SessionView, SessionEnder, SessionAuthenticator, SessionWatch, Preferences, ScopeResolver];
const groups = [AccessGroupRepository, AccessGroupItemRepository, AccessGrantRepository, AccessGroupGuard, AccessGroupEditor, AccessGroupMembers];
const visibility = [VisibilityRepository, VisibilityReader];
const acting = [ActingRepository, ActingSwitch, ActingRecordRepository];
const signIn = [RateLimit, SignInFailuresRepository, SignInAttempts, SignInSettler, SignIn];

const users = [UserRepository, UserGuard, UserEditor, OwnMailAddress, PeopleFinder, RoleRepository, PasswordChanger, AuditEntryRepository];

const keys = [ApiKeyRepository, ApiKeyUses, ApiKeyAuthenticator, ApiKeys];

const all = [...session, ...keys, ...groups, ...visibility, ...acting, ...signIn, ...users];

@Module({ providers: all, exports: all })
export class IdentityModule {}
