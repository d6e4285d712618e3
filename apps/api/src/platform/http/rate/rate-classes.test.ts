import { describe, expect, it } from '@jest/globals';
import * as contracts from '@tiendo/types';
import type { EndpointDefinition } from '@tiendo/types';
import { RATE_CLASSES, rateClassOf } from './rate-classes.js';

const endpoints = Object.values(contracts)
  .filter((group) => typeof group === 'object' && group !== null)
  .flatMap((group) => Object.values(group as object))
  .filter((one): one is EndpointDefinition => typeof (one as EndpointDefinition)?.path === 'string' && typeof (one as EndpointDefinition).method === 'string');
const classOf = (id: string) => {
  const found = endpoints.find((one) => one.id === id);
  return found === undefined ? null : rateClassOf(found);
};

describe('the class of a request', () => {
  it.each([
    ['reports.get', 'read'],
    ['session.me', 'read'],
    ['health.get', 'read'],
    ['evidence.file', 'read'],
    ['reports.save_item', 'write'],
    ['session.set_locale', 'write'],
    ['exports.review', 'export'],
    ['register.file', 'export'],
    ['imports.try', 'upload'],
    ['evidence.attach', 'upload'],
    ['imports.apply', 'expensive'],
    ['reminders.preview', 'expensive'],
    ['installation.set_up', 'public'],
    ['people.set_password', 'public'],
  ])('%s is %s', (id, name) => {
    expect(classOf(id)).toBe(name);
  });

  it('never asks for more at once than there is', () => {
    for (const { lease, ofAccount, ofAddress } of Object.values(RATE_CLASSES)) expect(lease).toBeLessThanOrEqual(Math.min(ofAccount, ofAddress));
  });
});
