import { describeIsolation } from './isolation.suite';

describeIsolation('isolation', {});
