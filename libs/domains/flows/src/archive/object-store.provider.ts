import path from 'node:path';
import type { Provider } from '@nestjs/common';
import { Clock, type Config, CONFIG } from '@tributary/platform';
import { FolderStore } from './folder-store';
import { ObjectStore } from './object-store';
import { S3Store } from './s3-store';

/** The store that the configuration names. */
export const OBJECT_STORE: Provider = {
  provide: ObjectStore,
  inject: [CONFIG, Clock],
  useFactory: ({ rawDir, rawStore }: Config, clock: Clock) => (rawStore ? new S3Store(rawStore, path.resolve(rawDir, 'near'), clock) : new FolderStore(rawDir)),
};
