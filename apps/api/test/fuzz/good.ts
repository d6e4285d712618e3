import { isFileUpload, type EndpointDefinition } from '@tiendo/types';
import { z } from 'zod';
import type { Dice } from './dice.js';

type Json = Readonly<Record<string, unknown>>;

/** Values by the name of their field, so that a good part of the requests is about things that are there. */
export type Known = Readonly<Record<string, string>>;

/** A request that the contract's schemas would let through, still as values. */
export interface Good {
  readonly endpoint: EndpointDefinition;
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** undefined where the endpoint takes none. */
  readonly body: unknown;
  readonly file: { readonly field: string; readonly name: string; readonly content: string } | null;
}

/** What a contract's schemas take, as JSON Schema, worked out once. */
const SCHEMAS = new WeakMap<z.ZodType, Json>();

function schemaOf(schema: z.ZodType): Json {
  const known = SCHEMAS.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);
  SCHEMAS.set(schema, known);
  return known;
}

/** Makes good requests of an endpoint from its contract alone. */
export function goodRequest(endpoint: EndpointDefinition, known: Known, dice: Dice): Good {
  const { params, query, body } = endpoint;
  const of = (schema: z.ZodType): unknown => sample(schemaOf(schema), schemaOf(schema), '', known, dice);
  const given = (schema: z.ZodType | undefined): [string, unknown][] => (schema === undefined ? [] : Object.entries(of(schema) as Json));
  return {
    endpoint,
    params: Object.fromEntries(given(params).map(([name, value]) => [name, text(value)])),
    query: given(query).flatMap(([name, value]) => [value].flat().map((one) => [name, text(one)] as const)),
    body: body === undefined || isFileUpload(body) ? undefined : of(body),
    file: isFileUpload(body) ? { field: body.field, name: dice.pick(['so.csv', 'minh-chung.pdf']), content: dice.pick(['Mã thủ tục,Tên thủ tục,Mức độ\n1.000001,Thủ tục 1,3\n', '%PDF-1.7 thêm']) } : null,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const FORMATS: Known = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2019-09-16',
  'date-time': '2019-09-16T01:00:00.000Z',
  email: 'ai-do@demo.test',
  uri: 'https://lgsp.danang.gov.vn/tiendo',
};

function sample(schema: Json, root: Json, name: string, known: Known, dice: Dice): unknown {
  const again = (inner: unknown, innerName = name): unknown => sample(inner as Json, root, innerName, known, dice);
  const { $ref: ref, const: fixed, enum: values, type } = schema as { $ref?: string; const?: unknown; enum?: unknown[]; type?: string | string[] };
  if (ref !== undefined) return again(ref === '#' ? root : ((root['$defs'] ?? {}) as Json)[ref.slice('#/$defs/'.length)] ?? {});
  if ('const' in schema) return fixed;
  if (values !== undefined) return dice.pick(values);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as unknown[] | undefined;
  if (choices !== undefined) return again(dice.pick(choices));
  const all = schema['allOf'] as Json[] | undefined;
  if (all !== undefined) return Object.assign({}, ...all.map((inner) => again(inner)));
  const make = MAKERS[(Array.isArray(type) ? dice.pick(type) : type) ?? 'string'];
  return make === undefined ? null : make({ schema, name, known, dice, again });
}

interface Making {
  readonly schema: Json;
  readonly name: string;
  readonly known: Known;
  readonly dice: Dice;
  again(inner: unknown, name?: string): unknown;
}

const MAKERS: Readonly<Record<string, (making: Making) => unknown>> = {
  string: ({ schema, name, known }) => {
    const found = known[name] ?? FORMATS[String(schema['format'])] ?? 'một lời';
    const { pattern } = schema as { pattern?: string };
    // The one pattern that our values have beside the formats is that of a day.
    return pattern !== undefined && /\d\{4\}/.test(pattern) ? '2019-09-16' : found.padEnd(Number(schema['minLength'] ?? 0), 'a');
  },
  integer: ({ schema, dice }) => Math.max(Number(schema['minimum'] ?? 0), 0) + dice.below(3),
  number: ({ schema }) => Number(schema['minimum'] ?? 1),
  boolean: ({ dice }) => dice.chance(50),
  null: () => null,
  array: ({ schema, dice, again }) => Array.from({ length: Math.max(Number(schema['minItems'] ?? 0), dice.below(3)) }, () => again(schema['items'] ?? {})),
  object: ({ schema, dice, again }) => {
    const required = new Set(schema['required'] as string[] | undefined);
    const wanted = Object.entries((schema['properties'] ?? {}) as Json).filter(([key]) => required.has(key) || dice.chance(60));
    return Object.fromEntries(wanted.map(([key, inner]) => [key, again(inner, key)]));
  },
};
