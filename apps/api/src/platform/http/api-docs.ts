import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { createRequire } from 'node:module';
import { DOCS_POLICY } from './content-policies.js';
import { API_PREFIX } from './endpoint-registry.js';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tiến Độ API</title>
<link rel="stylesheet" href="${API_PREFIX}/docs/files/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="${API_PREFIX}/docs/files/swagger-ui-bundle.js"></script>
<script src="${API_PREFIX}/docs/start.js"></script></body></html>`;

const START = `SwaggerUIBundle({ url: '${API_PREFIX}/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;

/** The page to read the OpenAPI document, from files on this server alone. */
export async function serveApiDocs(instance: FastifyInstance): Promise<void> {
  const { absolutePath } = createRequire(import.meta.url)('swagger-ui-dist') as { absolutePath(): string };
  await instance.register(fastifyStatic, { root: absolutePath(), prefix: `${API_PREFIX}/docs/files/`, decorateReply: false, index: false, maxAge: '1h' });
  instance.get(`${API_PREFIX}/docs`, (_request, reply) => reply.header('content-security-policy', DOCS_POLICY).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(PAGE));
  instance.get(`${API_PREFIX}/docs/start.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
}
