import { expect, it } from '@jest/globals';
import * as contract from '@tiendo/types';
import type { EndpointDefinition } from '@tiendo/types';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printedMatrix } from './printed-matrix.js';

const FILE = fileURLToPath(new URL('../../../../docs/permissions.md', import.meta.url));

const isEndpoint = (value: unknown): value is EndpointDefinition => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

it('docs/permissions.md says what the policy says (WRITE_PERMISSIONS=1 writes it anew)', () => {
  const endpoints = Object.values(contract).flatMap((group) => (typeof group === 'object' && group !== null ? Object.values(group as object).filter(isEndpoint) : []));
  expect(endpoints.length).toBeGreaterThan(40);
  const printed = printedMatrix(endpoints);
  if (process.env.WRITE_PERMISSIONS === '1') writeFileSync(FILE, printed);
  expect(readFileSync(FILE, 'utf8')).toBe(printed);
});
