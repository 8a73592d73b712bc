export * from './identity.errors';
export * from './identity.module';
export * from './identity.permissions';
export * from './password/password-hash';
export * from './scope/scope-resolver';
export * from './session/session-authenticator';
export { SESSION_COOKIE } from './session/session-token';
export { ADMINISTRATOR, type Role } from './role/role';
