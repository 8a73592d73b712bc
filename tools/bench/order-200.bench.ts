import 'reflect-metadata';
import { benchOrderSubmission } from './order-submission';

benchOrderSubmission({ lines: 200, rounds: 60, warmUp: 10 }).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
