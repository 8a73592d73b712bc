import { describeOrderIsolation } from '../testing/order-isolation';

describeOrderIsolation('orders of others');
