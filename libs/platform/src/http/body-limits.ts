const MB = 1024 ** 2;

/** What an uploaded file comes as: a type that no form of another site can send. */
export const UPLOAD_TYPE = 'application/octet-stream';
export const UPLOAD_BODY_BYTES = 8 * MB;
export const JSON_BODY_BYTES = 4 * MB;

export const megabytesOf = (bytes: number): number => Math.ceil(bytes / MB);

/** The limit, in bytes, of a body of this type. */
export function bodyLimit(contentType: string | undefined): number {
  return contentType?.startsWith(UPLOAD_TYPE) ? UPLOAD_BODY_BYTES : JSON_BODY_BYTES;
}
