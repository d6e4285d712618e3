import { COMMON_PROBLEMS, isFileUpload, Problem, PROBLEMS, WEBHOOK_BODIES, type EndpointDefinition, type ProblemCode } from '@tiendo/types';
import { z } from 'zod';
import { API_PREFIX } from './endpoint-registry.js';
import { statusOf } from './endpoint.js';

type Json = Record<string, unknown>;

const SECURITY = {
  session: { type: 'apiKey', in: 'cookie', name: 'tiendo.session_token', description: 'A person who has signed in' },
  key: { type: 'http', scheme: 'bearer', bearerFormat: 'tiendo_<id>_<secret>', description: 'A system with a key, for the operations that name it, within its scopes; never together with a session' },
};

interface Described {
  readonly version: string;
  readonly endpoints: readonly EndpointDefinition[];
}

/**
 * The OpenAPI 3.1 document of the endpoints that are served; nothing in it is written by hand.
 * Schemas with an id become components under that name.
 */
export function openApiDocument({ version, endpoints }: Described): Json {
  const components: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of endpoints) {
    const path = `${API_PREFIX}${contract.path.replace(/:([A-Za-z]+)/g, '{$1}')}`;
    (paths[path] ??= {})[contract.method.toLowerCase()] = operation(contract, components);
  }
  schemaOf(Problem, 'output', components);
  return {
    openapi: '3.1.0',
    info: { title: 'Tiến Độ', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    webhooks: webhooksTold(components),
    components: { schemas: components, securitySchemes: SECURITY },
  };
}

function operation(contract: EndpointDefinition, components: Json): Json {
  return {
    operationId: contract.id,
    tags: [contract.tag],
    summary: contract.summary,
    ...(contract.action == null ? {} : { 'x-tiendo-action': contract.action }),
    security: contract.access === 'public' ? [] : [{ session: [] }, ...(contract.keys === undefined ? [] : [{ key: [contract.keys] }])],
    parameters: [...parameters(contract.params, 'path', components), ...parameters(contract.query, 'query', components), ...keyParameter(contract)],
    ...requestBody(contract, components),
    responses: { [statusOf(contract)]: goodResponse(contract, components), ...refusals(contract) },
  };
}

/** What a receiver is sent; how it is signed stands in docs/webhooks.md. */
function webhooksTold(components: Json): Json {
  const header = (name: string, description: string): Json => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });
  const parameters = [
    header('webhook-id', 'The id of the event, the same at every attempt: what comes a second time is dropped by it'),
    header('webhook-timestamp', 'Seconds since 1970 of this attempt'),
    header('webhook-signature', 'v1,<base64 of HMAC-SHA256 over id.timestamp.body>; two with a space between while a secret is being replaced'),
  ];
  const responses = { '2XX': { description: 'Taken' }, default: { description: 'Tried again, with growing pauses, for about a day' } };
  return Object.fromEntries(
    Object.entries(WEBHOOK_BODIES).map(([kind, body]) => [
      kind,
      { post: { operationId: `told.${kind}`, summary: 'Told to the receivers of webhooks', parameters, requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'output', components) } } }, responses } },
    ]),
  );
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query', components: Json): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: one }));
}

function keyParameter(contract: EndpointDefinition): Json[] {
  if (contract.method === 'GET' || contract.access === 'public') return [];
  const description = 'A repeated request with the same key gets the first answer once more.';
  return [{ name: 'Idempotency-Key', in: 'header', required: false, description, schema: { type: 'string', minLength: 8, maxLength: 200 } }];
}

function requestBody({ body }: EndpointDefinition, components: Json): Json {
  if (body === undefined) return {};
  if (!isFileUpload(body)) return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', components) } } } };
  const schema = { type: 'object', required: [body.field], properties: { [body.field]: { type: 'string', format: 'binary', maxLength: body.maxBytes } } };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
}

function goodResponse({ response }: EndpointDefinition, components: Json): Json {
  if (response === 'nothing') return { description: 'Done' };
  if (response === 'file') return { description: 'The file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  return { description: 'The answer', content: { 'application/json': { schema: schemaOf(response, 'output', components) } } };
}

function refusals(contract: EndpointDefinition): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...contract.problems, ...COMMON_PROBLEMS])) {
    if (!canRefuse(contract, code)) continue;
    byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), content }]));
}

function canRefuse(contract: EndpointDefinition, code: ProblemCode): boolean {
  if (code === 'not_signed_in') return contract.access === 'signed_in';
  if (code === 'idempotency_key_reused') return contract.method !== 'GET' && contract.access === 'signed_in';
  if (code === 'invalid_key' || code === 'out_of_scope' || code === 'address_refused') return contract.keys !== undefined;
  if (code === 'key_not_accepted') return contract.access === 'signed_in' && contract.keys === undefined;
  if (code === 'foreign_origin') return contract.method !== 'GET';
  if (code === 'infected_file' || code === 'scan_unavailable') return isFileUpload(contract.body);
  if (code === 'payload_too_large' || code === 'unsupported_media_type') return contract.body !== undefined;
  if (code === 'invalid_input') return contract.params !== undefined || contract.query !== undefined || contract.body !== undefined;
  return true;
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const { $defs = {}, $schema: _, ...own } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json & { $defs?: Json };
  for (const [name, definition] of Object.entries($defs)) components[name] = relocated(definition);
  const moved = relocated(own) as Json;
  const id = schema.meta()?.id;
  if (id === undefined) return moved;
  components[id] = moved;
  return { $ref: `#/components/schemas/${id}` };
}

// Definitions move from each schema's own $defs to the one place of the document.
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'id' && typeof inner === 'string') return [];
      if (key === '$ref' && typeof inner === 'string') return [[key, inner.replace('#/$defs/', '#/components/schemas/')]];
      return [[key, relocated(inner)]];
    }),
  );
}
