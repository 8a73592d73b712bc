/** Injection token of `Config`. */
export const CONFIG = Symbol('Config');
