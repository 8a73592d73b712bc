import 'reflect-metadata';
import { benchOrderSubmission } from './order-submission';

benchOrderSubmission({ lines: 20, rounds: 300, warmUp: 30 }).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
