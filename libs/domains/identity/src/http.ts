export * from './access-group/access-group.dto';
export * from './acting/acting.dto';
export * from './audit-entry/audit-entry.dto';
export * from './identity.http-module';
export * from './role/role.dto';
export * from './session/session.dto';
export * from './sign-in/sign-in.dto';
export * from './user/user.dto';
