// The direction rules of the house: one table, each rule with a name and a sentence. `check` says where they are broken;
// import-rules.test.mjs plants a violation of each and expects the refusal.
import * as fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cycles, isTest, readGraph } from './import-graph.mjs';

const DOMAIN = 'packages/domain';
const TYPES = 'packages/types';
const CLIENT = 'packages/client';
const PHRASES = 'packages/phrases';
const PAPERS = 'packages/papers';
const API = 'apps/api';
const WEB = 'apps/web';
const SERVER_ONLY = /^(@nestjs\/|typeorm$|pg$|pg-boss$|fastify$|@fastify\/|nodemailer$|better-auth$|pino$)/;
const TEST_TOOLS = ['@jest/globals', 'fast-check', '@nestjs/testing', 'smtp-server'];
const WEB_LAYERS = {
  app: ['routes', 'features', 'ui', 'api', 'session', 'i18n'],
  routes: ['features', 'ui', 'api', 'session', 'i18n'],
  features: ['ui', 'api', 'session', 'i18n'],
  session: ['ui', 'api', 'i18n'],
  api: ['i18n'],
  ui: [],
  i18n: [],
};

const inside = (path, dir) => path === dir || path?.startsWith(`${dir}/`);
const part = (path, pattern) => pattern.exec(path ?? '')?.[1];
const moduleOf = (path) => part(path, /^apps\/api\/src\/modules\/([^/]+)\//);
const featureOf = (path) => part(path, /^apps\/web\/src\/features\/([^/]+)\//);
// The generated route table belongs to the routes it lists.
const layerOf = (path) => (path === `${WEB}/src/routeTree.gen.ts` ? 'routes' : part(path, /^apps\/web\/src\/([^/]+)\//));
const isApiRoot = (path) => inside(path, `${API}/src`) && !inside(path, `${API}/src/platform`) && !inside(path, `${API}/src/modules`);

/** A rule about one import: `of` picks the modules it binds, `refuses` the imports it refuses. */
const edgeRule = (name, says, of, refuses) => ({
  name,
  says,
  find: ({ modules, manifests }) =>
    modules.filter(of).flatMap((module) => module.edges.filter((edge) => refuses(edge, module, manifests)).map((edge) => ({ path: module.path, line: edge.line, what: edge.specifier }))),
});

/** A rule about a workspace: which of our packages, which others and whether Node itself may be imported. */
const workspaceRule = (name, says, dir, { ours, others = () => true, node = true, tests = [] }) =>
  edgeRule(
    name,
    says,
    ({ workspace }) => workspace === dir,
    ({ workspace, external, builtin }, { isTest: test }) => {
      if (workspace) return workspace !== dir && !ours.includes(workspace) && !(test && tests.includes(workspace));
      if (external) return !others(external) && !(test && TEST_TOOLS.includes(external));
      return builtin !== undefined && !node && !test;
    },
  );

export const RULES = [
  workspaceRule('domain-imports-nothing', 'The domain is pure functions: it imports nothing but itself, not even Node.', DOMAIN, { ours: [], others: () => false, node: false }),
  workspaceRule('types-know-domain-and-zod', 'The contract knows the domain and zod only.', TYPES, { ours: [DOMAIN], others: (name) => name === 'zod', node: false }),
  workspaceRule('client-knows-types', 'The client knows the contract only.', CLIENT, { ours: [TYPES], others: () => false, node: false }),
  workspaceRule('phrases-know-domain', 'The phrases know the domain only.', PHRASES, { ours: [DOMAIN], others: () => false, node: false }),
  workspaceRule('papers-know-no-server', 'Papers turn figures into bytes: they know domain and phrases, no server and no database.', PAPERS, { ours: [DOMAIN, PHRASES], others: (name) => !SERVER_ONLY.test(name) }),
  workspaceRule('api-packages', 'The API uses domain, types, papers and phrases; its tests also the client.', API, { ours: [DOMAIN, TYPES, PAPERS, PHRASES], tests: [CLIENT] }),
  workspaceRule('web-has-no-server', 'The page uses domain, types, client and phrases, and nothing of the server.', WEB, { ours: [DOMAIN, TYPES, CLIENT, PHRASES], others: (name) => !SERVER_ONLY.test(name), node: false }),
  workspaceRule('e2e-packages', 'Browser journeys use the client and the contract.', 'e2e', { ours: [DOMAIN, TYPES, CLIENT] }),
  workspaceRule('bench-packages', 'The bench uses the client, the contract and the domain.', 'bench', { ours: [DOMAIN, TYPES, CLIENT] }),
  edgeRule(
    'workspaces-by-name',
    'No file of another workspace is imported by its path; packages are imported by name, apps by nobody.',
    ({ workspace }) => workspace !== 'scripts',
    ({ file, workspace }, { workspace: own }) => (file !== undefined && !inside(file, own) && !inside(file, 'scripts')) || (workspace !== undefined && workspace !== own && inside(workspace, 'apps')),
  ),
  edgeRule('platform-knows-no-module', 'A technical capability knows no business noun and no root, not even by type.', ({ path, isTest: test }) => inside(path, `${API}/src/platform`) && !test, ({ file }) => moduleOf(file) !== undefined || (isApiRoot(file) && !isTest(file))),
  edgeRule('modules-know-no-root', 'A module never imports the roots that compose it.', ({ path, isTest: test }) => moduleOf(path) !== undefined && !test, ({ file }) => isApiRoot(file)),
  edgeRule(
    'module-by-its-door',
    'One module reaches another only through its public.ts.',
    ({ path, isTest: test }) => moduleOf(path) !== undefined && !test,
    ({ file }, { path }) => moduleOf(file) !== undefined && moduleOf(file) !== moduleOf(path) && !/^apps\/api\/src\/modules\/[^/]+\/public\.[jt]s$/.test(file),
  ),
  edgeRule('controllers-do-no-sql', 'A controller imports neither TypeORM nor entities, but for their types.', ({ path }) => path.endsWith('.controller.ts'), ({ external, file, typeOnly }) => !typeOnly && (external === 'typeorm' || file?.endsWith('.entity.ts') === true)),
  edgeRule(
    'entities-are-leaves',
    'An entity imports only TypeORM, the domain and the kinds of columns when it runs.',
    ({ path }) => path.endsWith('.entity.ts'),
    ({ typeOnly, external, workspace, file }) => !typeOnly && external !== 'typeorm' && workspace !== DOMAIN && file !== `${API}/src/platform/database/columns.ts`,
  ),
  edgeRule(
    'web-flows-down',
    'In the page app knows routes, routes know features, features know ui, api, session and i18n; never the other way.',
    ({ path, isTest: test }) => layerOf(path) in WEB_LAYERS && !test,
    ({ file }, { path }) => inside(file, `${WEB}/src`) && layerOf(file) !== layerOf(path) && !WEB_LAYERS[layerOf(path)].includes(layerOf(file)),
  ),
  edgeRule('feature-island', 'A feature never imports another feature.', ({ path }) => featureOf(path) !== undefined, ({ file }, { path }) => featureOf(file) !== undefined && featureOf(file) !== featureOf(path)),
  edgeRule(
    'ui-is-dumb',
    'The pieces of ui get what they show as properties: no data, no client, no contract, no queries.',
    ({ path }) => layerOf(path) === 'ui',
    ({ external, workspace }) => external === '@tanstack/react-query' || workspace === CLIENT || workspace === TYPES,
  ),
  edgeRule(
    'no-test-code-in-src',
    'What ships imports no test, no harness and no test tool.',
    ({ workspace, isTest: test }) => /^(apps|packages)\//.test(workspace) && !test,
    ({ file, external, specifier }) => (file !== undefined && isTest(file)) || TEST_TOOLS.includes(external) || specifier.startsWith('@tiendo/domain/testing'),
  ),
  edgeRule(
    'nothing-is-run',
    'Neither API, page nor packages start programs or run code that is text; large work goes into a thread of ours.',
    ({ workspace, isTest: test }) => /^(apps|packages)\//.test(workspace) && !test,
    ({ builtin }) => ['child_process', 'vm', 'cluster', 'repl', 'inspector'].includes(builtin?.split('/')[0]),
  ),
  edgeRule(
    'declared-dependencies',
    'Every imported package stands in the package.json of its workspace.',
    ({ workspace }) => workspace !== 'scripts',
    ({ external, workspace, typeOnly }, { workspace: own, isTest: test }, manifests) => {
      const { dependencies, devDependencies, name } = manifests.get(own);
      const wanted = external ?? manifests.get(workspace)?.name;
      const dev = test || typeOnly || !/^(apps|packages)\//.test(own);
      return wanted !== undefined && wanted !== name && !dependencies.includes(wanted) && !(dev && (devDependencies.includes(wanted) || devDependencies.includes(`@types/${wanted}`)));
    },
  ),
  edgeRule(
    'scripts-need-nothing',
    'The scripts run before anything is installed: they import Node and each other only (what reads sources runs later).',
    ({ workspace, path }) => workspace === 'scripts' && !/^scripts\/(import-|asvs)/.test(path),
    ({ builtin, file }) => builtin === undefined && !inside(file, 'scripts'),
  ),
  {
    name: 'domain-has-no-clock',
    says: 'Time and chance are arguments in the domain: no new Date, Date.now or Math.random.',
    find: ({ modules }) => modules.filter(({ workspace, isTest: test }) => workspace === DOMAIN && !test).flatMap(({ path, uses }) => uses.filter(({ what }) => what !== 'computed import').map(({ what, line }) => ({ path, line, what }))),
  },
  {
    name: 'imports-are-literal',
    says: 'What is imported is written out, so that these rules can see it.',
    find: ({ modules }) => modules.filter(({ workspace, isTest: test }) => /^(apps|packages)\//.test(workspace) && !test).flatMap(({ path, uses }) => uses.filter(({ what }) => what === 'computed import').map(({ what, line }) => ({ path, line, what }))),
  },
  {
    name: 'no-junk-drawers',
    says: 'No folder or file is called utils, helpers, common, shared, misc or lib: it has the name of what it is.',
    find: ({ modules }) => modules.filter(({ path }) => /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.test(path)).map(({ path }) => ({ path, line: 1, what: path })),
  },
  {
    name: 'no-barrels-in-apps',
    says: 'An app has no index file that only passes on what others export.',
    find: ({ modules }) => modules.filter(({ path, isBarrel }) => isBarrel && /^apps\/[^/]+\/src\/(.*\/)?index\.tsx?$/.test(path)).map(({ path }) => ({ path, line: 1, what: path })),
  },
  {
    name: 'no-cycles',
    says: 'No modules import each other in a circle when they run.',
    find: ({ modules }) => cycles(modules).map((knot) => ({ path: knot[0], line: 1, what: knot.join(' -> ') })),
  },
];

/**
 * Holds a tree against the rules.
 * @returns {{ modules: number, imports: number, violations: { rule: string, says: string, path: string, line: number, what: string }[] }}
 */
export function check(root) {
  const graph = readGraph(root);
  const violations = RULES.flatMap(({ name, says, find }) => find(graph).map((where) => ({ rule: name, says, ...where })));
  return { modules: graph.modules.length, imports: graph.modules.reduce((sum, { edges }) => sum + edges.length, 0), violations };
}

function main() {
  const { modules, imports, violations } = check(fileURLToPath(new URL('..', import.meta.url)));
  for (const { rule, says, path, line, what } of violations) process.stderr.write(`${path}:${line}  ${what}\n  ${rule}: ${says}\n`);
  process.stdout.write(`${RULES.length} rules, ${modules} modules, ${imports} imports, ${violations.length} violations\n`);
  if (violations.length > 0 || modules === 0 || imports === 0) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) main();
