import { PATH_METADATA } from '@nestjs/common/constants.js';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { EndpointDefinition } from '@tiendo/types';
import { ENDPOINT_METADATA } from './endpoint.js';

export const API_PREFIX = '/api';

/** A handler or contract that must not be served; the server does not start. */
export class ContractMissing extends Error {}

/** Knows every endpoint that is served; refuses to start with a route that has no contract. */
@Injectable()
export class EndpointRegistry {
  private found: readonly EndpointDefinition[] = [];
  private paths: readonly { readonly pattern: RegExp; readonly method: string }[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  get endpoints(): readonly EndpointDefinition[] {
    return this.found;
  }

  /** The methods that the path of `url` is served with; empty for an unknown path. */
  methodsOf(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    return [...new Set(this.paths.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  }

  /** @throws ContractMissing for a route without contract, two endpoints of one id or of one method and path */
  onModuleInit(): void {
    const found: EndpointDefinition[] = [];
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (handler === undefined || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        const contract = Reflect.getMetadata(ENDPOINT_METADATA, handler) as EndpointDefinition | undefined;
        if (contract === undefined) throw new ContractMissing(`${metatype?.name}.${name} serves a route without a contract`);
        found.push(contract);
      }
    }
    refuseTwice(found, ({ id }) => id);
    refuseTwice(found, ({ method, path }) => `${method} ${path.replace(/:[A-Za-z]+/g, ':')}`);
    this.found = found.sort((a, b) => a.id.localeCompare(b.id, 'en'));
    this.paths = found.map(({ path, method }) => ({ method, pattern: new RegExp(`^${API_PREFIX}${path.replace(/:[A-Za-z]+/g, '[^/]+')}$`) }));
  }
}

function refuseTwice(contracts: readonly EndpointDefinition[], keyOf: (contract: EndpointDefinition) => string): void {
  const seen = new Set<string>();
  for (const contract of contracts) {
    const key = keyOf(contract);
    if (seen.has(key)) throw new ContractMissing(`served twice: ${key}`);
    seen.add(key);
  }
}
