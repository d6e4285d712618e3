import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { endpoint } from '@tiendo/types';
import { Endpoint } from './endpoint.js';
import { EndpointRegistry } from './endpoint-registry.js';

const one = endpoint({ id: 'one', method: 'GET', path: '/things/:thingId', summary: '', tag: 't', access: 'public', response: 'nothing', problems: [] });

@Controller()
class Served {
  @Endpoint(one)
  async get() {}
}

@Controller()
class SamePath {
  @Endpoint({ ...one, id: 'two', path: '/things/:otherName' })
  async get() {}
}

@Controller()
class SameId {
  @Endpoint({ ...one, path: '/elsewhere' })
  async get() {}
}

@Controller('naked')
class Naked {
  @Get()
  get() {
    return 'nobody checked this';
  }
}

async function boot(...controllers: (new () => object)[]): Promise<EndpointRegistry> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [EndpointRegistry] })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  return app.get(EndpointRegistry);
}

describe('the registry of endpoints', () => {
  it('knows what is served', async () => {
    const registry = await boot(Served);
    expect(registry.endpoints).toEqual([one]);
    expect(registry.methodsOf('/api/things/7?x=1')).toEqual(['GET']);
    expect(registry.methodsOf('/api/things/7/more')).toEqual([]);
  });

  it('lets nothing start that has a route without a contract', async () => {
    await expect(boot(Served, Naked)).rejects.toThrow('Naked.get serves a route without a contract');
  });

  it.each([
    ['path', SamePath],
    ['id', SameId],
  ])('lets nothing start that serves one %s twice', async (_, other) => {
    await expect(boot(Served, other)).rejects.toThrow('served twice');
  });
});
