import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from './access';

/** Refuses to start when a route does not say who may call it. */
@Injectable()
export class AccessCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? this.undeclared(metatype.prototype as object) : []));
    if (open.length > 0) throw new Error(`Routes without @Public, @SignedIn or @Permit: ${open.join(', ')}.`);
  }

  private undeclared(prototype: object): string[] {
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => ({ name, handler: (prototype as Record<string, object>)[name] }))
      .filter(({ handler }) => handler && Reflect.hasMetadata(PATH_METADATA, handler) && !Reflect.hasMetadata(ACCESS, handler))
      .map(({ name, handler }) => `${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler as object) as number]} ${prototype.constructor.name}.${name}`);
  }
}
