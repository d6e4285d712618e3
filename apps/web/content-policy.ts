import type { Plugin } from 'vite';

/**
 * The page's policy while it is developed, as near to the server's (apps/api, content-policies.ts) as reloading allows: the development
 * server adds scripts and a connection of its own. What the real policy refuses is refused here too.
 */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'serve',
    configureServer(server) {
      const { cspNonce } = server.config.html ?? {};
      const policy = [
        "default-src 'none'",
        `script-src 'self' 'nonce-${cspNonce}'`,
        `style-src 'self' 'nonce-${cspNonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self' ws:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default letter',
      ].join('; ');
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith('/api')) response.setHeader('Content-Security-Policy', policy);
        next();
      });
    },
  };
}
