export * from './catalogue.http-module';
export * from './product-line/product-line.dto';
export * from './sku/sku.dto';
