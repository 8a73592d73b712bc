export * from './identity.http-module';
export * from './session/session.dto';
export * from './sign-in/sign-in.dto';
