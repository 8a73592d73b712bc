import { describeIsolation } from './isolation.suite';

// The predicates of the repositories are switched off: what holds now is row-level security alone.
describeIsolation('isolation by row-level security alone', { TRIBUTARY_TEST_UNSCOPED: 'true' });
