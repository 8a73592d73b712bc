import { OrderSheetChecker } from './order-sheet-checker';
import { OrderSheetFiles } from './order-sheet-files';
import { OrderSheetReader } from './order-sheet-reader';
import { OrderSheetTrade } from './order-sheet-trade';
import { UsualSkuRepository } from './usual-sku.repository';

export { OrderSheetController } from './order-sheet.controller';
export * from './order-sheet.dto';

/** What `OrderSheetController` needs besides the domains and the platform. */
export const quickEntryProviders = [OrderSheetReader, OrderSheetTrade, OrderSheetChecker, OrderSheetFiles, UsualSkuRepository];
