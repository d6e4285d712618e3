// Proves that the rules can refuse: for each rule a violation is planted in a small tree that is otherwise clean, and the
// rule must name it; what stands just inside the rule must pass. The same for the rules of oxlint that we rely on.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, RULES } from './import-rules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = (name, dependencies = [], devDependencies = []) => JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((one) => [one, '1'])), devDependencies: Object.fromEntries(devDependencies.map((one) => [one, '1'])) });
const all = ['@tiendo/domain', '@tiendo/types', '@tiendo/client', '@tiendo/papers', '@tiendo/phrases', '@tiendo/api', '@tiendo/web', 'typeorm', 'pg', 'zod', 'react', '@tanstack/react-query', '@nestjs/common', 'fast-check', '@jest/globals'];

/** A tree in which nothing is wrong; each path stands just inside a rule. */
const CLEAN = {
  'packages/domain/package.json': manifest('@tiendo/domain', all),
  'packages/domain/src/calendar/index.ts': "export * from './day.js';",
  'packages/domain/src/calendar/day.ts': "import type { Month } from './month.js';\nexport const day = (month: Month, now: number): number => month + now;",
  'packages/domain/src/calendar/month.ts': "import type { day } from './day.js';\nexport type Month = number;\nexport type Day = ReturnType<typeof day>;",
  'packages/domain/src/calendar/day.test.ts': "import { readFileSync } from 'node:fs';\nimport { it } from '@jest/globals';\nimport fc from 'fast-check';\nimport { day } from './day.js';\nit('', () => { fc.assert(day(1, Date.now()) + readFileSync.length); });",
  'packages/types/package.json': manifest('@tiendo/types', all),
  'packages/types/src/index.ts': "import { z } from 'zod';\nimport { day } from '@tiendo/domain/calendar';\nexport const a = [z, day];",
  'packages/client/package.json': manifest('@tiendo/client', all),
  'packages/client/src/index.ts': "import { a } from '@tiendo/types';\nexport const b = a;",
  'packages/phrases/package.json': manifest('@tiendo/phrases', all),
  'packages/phrases/src/index.ts': "import { day } from '@tiendo/domain/calendar';\nexport const c = day;",
  'packages/papers/package.json': manifest('@tiendo/papers', all),
  'packages/papers/src/index.ts': "import { Buffer } from 'node:buffer';\nimport { c } from '@tiendo/phrases';\nexport const d = [Buffer, c];",
  'apps/api/package.json': manifest('@tiendo/api', all),
  'apps/api/src/main.ts': "import { AppModule } from './app.module.js';\nexport const main = AppModule;",
  'apps/api/src/app.module.ts': "import { Reports } from './modules/reports/reports.service.js';\nexport const AppModule = [Reports];",
  'apps/api/src/platform/clock/clock.ts': 'export const now = (): number => Date.now();',
  'apps/api/src/modules/reports/reports.service.ts': "import { now } from '../../platform/clock/clock.js';\nimport { agencies } from '../agencies/public.js';\nimport { Report } from './report.entity.js';\nexport const Reports = [now, agencies, Report];",
  'apps/api/src/modules/reports/report.entity.ts': "import { Entity } from 'typeorm';\nimport { day } from '@tiendo/domain/calendar';\nimport type { Agency } from '../agencies/public.js';\nexport const Report = [Entity, day];\nexport type Of = Agency;",
  'apps/api/src/modules/reports/reports.controller.ts': "import type { DataSource } from 'typeorm';\nimport type { Report } from './report.entity.js';\nimport { Reports } from './reports.service.js';\nexport type C = [DataSource, typeof Report];\nexport const controller = Reports;",
  'apps/api/src/modules/reports/reports.int.test.ts': "import { call } from '@tiendo/client';\nimport { boot } from '../../../test/boot.js';\nboot(call);",
  'apps/api/src/modules/agencies/public.ts': "export { agencies } from './agencies.service.js';\nexport type { Agency } from './agencies.service.js';",
  'apps/api/src/modules/agencies/agencies.service.ts': 'export const agencies = 1;\nexport type Agency = number;',
  'apps/api/test/boot.ts': "import { AppModule } from '../src/app.module.js';\nexport const boot = (call: unknown) => [AppModule, call];",
  'apps/web/package.json': manifest('@tiendo/web', all),
  'apps/web/src/main.tsx': "import { App } from './app/app.js';\nApp();",
  'apps/web/src/app/app.tsx': "import { Page } from '../routes/page.js';\nexport const App = Page;",
  'apps/web/src/routeTree.gen.ts': "import { Page } from './routes/page.js';\nexport const tree = Page;",
  'apps/web/src/app/router.ts': "import { tree } from '../routeTree.gen.js';\nexport const router = tree;",
  'apps/web/src/routes/index.tsx': "export { Page as Home } from './page.js';\nexport const title = 1;",
  'apps/web/src/routes/page.tsx': "import { List } from '../features/reports/list.js';\nexport const Page = List;",
  'apps/web/src/features/reports/list.tsx': "import { call } from '../../api/call.js';\nimport { t } from '../../i18n/t.js';\nimport { me } from '../../session/me.js';\nimport { Chip } from '../../ui/chip.js';\nexport const List = () => [call, t, me, Chip];",
  'apps/web/src/features/agencies/tree.tsx': 'export const Tree = 1;',
  'apps/web/src/api/call.ts': "import { b } from '@tiendo/client';\nexport const call = b;",
  'apps/web/src/session/me.ts': "import { call } from '../api/call.js';\nexport const me = call;",
  'apps/web/src/i18n/t.ts': "import { c } from '@tiendo/phrases';\nexport const t = c;",
  'apps/web/src/ui/chip.tsx': "import { createElement } from 'react';\nexport const Chip = () => createElement('b');",
  'e2e/package.json': manifest('@tiendo/e2e', [], all),
  'e2e/reports.spec.ts': "import { b } from '@tiendo/client';\nexport const journey = b;",
  'bench/package.json': manifest('@tiendo/bench', [], all),
  'bench/load.ts': "import { day } from '@tiendo/domain/calendar';\nexport const load = day;",
  'scripts/say.mjs': "import { join } from 'node:path';\nexport const say = join;",
};

const API = 'apps/api/src';
const WEB = 'apps/web/src';

/** For each rule the files that break it, each alone. */
const PLANTED = {
  'domain-imports-nothing': [
    ['packages/domain/src/x.ts', "import { z } from 'zod';\nexport const x = z;"],
    ['packages/domain/src/x.ts', "import { join } from 'node:path';\nexport const x = join;"],
    ['packages/domain/src/x.ts', "import type { a } from '@tiendo/types';\nexport type X = a;"],
    ['packages/domain/src/x.ts', "export * from 'path';"],
    ['packages/domain/src/x.ts', "export type X = import('zod').ZodType;"],
  ],
  'types-know-domain-and-zod': [['packages/types/src/x.ts', "import { b } from '@tiendo/client';\nexport const x = b;"], ['packages/types/src/x.ts', "import 'react';"]],
  'client-knows-types': [['packages/client/src/x.ts', "import { day } from '@tiendo/domain/calendar';\nexport const x = day;"]],
  'phrases-know-domain': [['packages/phrases/src/x.ts', "import { d } from '@tiendo/papers';\nexport const x = d;"]],
  'papers-know-no-server': [['packages/papers/src/x.ts', "import { DataSource } from 'typeorm';\nexport const x = DataSource;"], ['packages/papers/src/x.ts', "import { a } from '@tiendo/types';\nexport const x = a;"]],
  'api-packages': [[`${API}/platform/http/x.ts`, "import { b } from '@tiendo/client';\nexport const x = b;"]],
  'web-has-no-server': [[`${WEB}/api/x.ts`, "import { Injectable } from '@nestjs/common';\nexport const x = Injectable;"], [`${WEB}/api/x.ts`, "import { d } from '@tiendo/papers';\nexport const x = d;"], [`${WEB}/api/x.ts`, "import 'node:fs';"]],
  'e2e-packages': [['e2e/x.spec.ts', "import { d } from '@tiendo/papers';\nexport const x = d;"]],
  'bench-packages': [['bench/x.ts', "import { d } from '@tiendo/papers';\nexport const x = d;"]],
  'workspaces-by-name': [
    ['e2e/x.spec.ts', "import { main } from '../apps/api/src/main.js';\nexport const x = main;"],
    ['bench/x.ts', "import { main } from '../apps/api/dist/main.js';\nexport const x = main;"],
    [`${WEB}/api/x.ts`, "import { day } from '../../../../packages/domain/src/calendar/day.js';\nexport const x = day;"],
    [`${WEB}/api/x.ts`, "import { main } from '@tiendo/api';\nexport const x = main;"],
  ],
  'platform-knows-no-module': [[`${API}/platform/clock/x.ts`, "import type { Agency } from '../../modules/agencies/public.js';\nexport type X = Agency;"], [`${API}/platform/clock/x.ts`, "import { AppModule } from '../../app.module.js';\nexport const x = AppModule;"]],
  'modules-know-no-root': [[`${API}/modules/reports/x.ts`, "import { AppModule } from '../../app.module.js';\nexport const x = AppModule;"]],
  'module-by-its-door': [[`${API}/modules/reports/x.ts`, "import type { Agency } from '../agencies/agencies.service.js';\nexport type X = Agency;"], [`${API}/modules/reports/x.ts`, "export const x = await import('../agencies/agencies.service.js');"]],
  'controllers-do-no-sql': [[`${API}/modules/reports/x.controller.ts`, "import { DataSource } from 'typeorm';\nexport const x = DataSource;"], [`${API}/modules/reports/x.controller.ts`, "import { Report } from './report.entity.js';\nexport const x = Report;"]],
  'entities-are-leaves': [[`${API}/modules/reports/x.entity.ts`, "import { now } from '../../platform/clock/clock.js';\nexport const x = now;"], [`${API}/modules/reports/x.entity.ts`, "import { Report } from './report.entity.js';\nexport const x = Report;"], [`${API}/modules/reports/x.entity.ts`, "import { z } from 'zod';\nexport const x = z;"]],
  'web-flows-down': [
    [`${WEB}/features/reports/x.ts`, "import { Page } from '../../routes/page.js';\nexport const x = Page;"],
    [`${WEB}/ui/x.ts`, "import { t } from '../i18n/t.js';\nexport const x = t;"],
    [`${WEB}/routes/x.ts`, "import { App } from '../app/app.js';\nexport const x = App;"],
    [`${WEB}/i18n/x.ts`, "import { call } from '../api/call.js';\nexport const x = call;"],
    [`${WEB}/ui/x.ts`, "import type { List } from '../features/reports/list.js';\nexport type X = typeof List;"],
    [`${WEB}/session/x.ts`, "import '../main.js';"],
  ],
  'feature-island': [[`${WEB}/features/reports/x.ts`, "import { Tree } from '../agencies/tree.js';\nexport const x = Tree;"]],
  'ui-is-dumb': [[`${WEB}/ui/x.ts`, "import { useQuery } from '@tanstack/react-query';\nexport const x = useQuery;"], [`${WEB}/ui/x.ts`, "import type { a } from '@tiendo/types';\nexport type X = typeof a;"]],
  'no-test-code-in-src': [[`${API}/platform/http/x.ts`, "import { boot } from '../../../test/boot.js';\nexport const x = boot;"], ['packages/papers/src/x.ts', "import fc from 'fast-check';\nexport const x = fc;"], [`${API}/x.ts`, "import './modules/reports/reports.int.test.js';"]],
  'nothing-is-run': [[`${API}/platform/http/x.ts`, "import { exec } from 'node:child_process';\nexport const x = exec;"], ['packages/papers/src/x.ts', "import { runInNewContext } from 'vm';\nexport const x = runInNewContext;"]],
  'declared-dependencies': [[`${API}/platform/http/x.ts`, "import { of } from 'rxjs';\nexport const x = of;"], [`${WEB}/api/x.ts`, "import { x } from '@/features/reports/list';\nexport const y = x;"]],
  'scripts-need-nothing': [['scripts/x.mjs', "import pg from 'pg';\nexport const x = pg;"]],
  'domain-has-no-clock': ['new Date()', 'new Date(0)', 'Date.now()', "Date['now']()", 'Math.random()', 'Date()'].map((use) => ['packages/domain/src/x.ts', `export const x = () => ${use};`]),
  'imports-are-literal': [[`${API}/platform/http/x.ts`, 'export const x = (name: string) => import(name);']],
  'no-junk-drawers': ['utils', 'helpers', 'common', 'lib', 'shared'].map((name) => [`${WEB}/features/reports/${name}/x.ts`, 'export const x = 1;']),
  'no-barrels-in-apps': [[`${WEB}/features/reports/index.ts`, "export { List } from './list.js';"], [`${API}/modules/reports/index.ts`, "export * from './public.js';\nexport type { X } from './x.js';"]],
  'no-cycles': [['packages/domain/src/x.ts', "export { x } from './y.js';"], [`${API}/platform/clock/x.ts`, "import './x.js';"]],
};
const ALSO = { 'packages/domain/src/x.ts|no-cycles': ['packages/domain/src/y.ts', "export { x } from './x.js';"] };

/** What oxlint must refuse: rule, file, text. */
const LINTED = [
  ['typescript(no-explicit-any)', 'x.ts', 'export const x: any = 1;'],
  ['typescript(no-floating-promises)', 'x.ts', 'export const x = async () => 1;\nx();'],
  ['eslint(eqeqeq)', 'x.ts', 'export const x = (a: number) => a == 1;'],
  ['eslint(no-eval)', 'x.ts', "export const x = (text: string) => eval(text);"],
  ['eslint(no-new-func)', 'x.ts', "export const x = (text: string) => new Function(text);"],
  ['typescript(no-implied-eval)', 'x.ts', "setTimeout('x()', 1);"],
  ['eslint(no-script-url)', 'x.ts', "export const x = 'javascript:void(0)';"],
  ['react(no-danger)', 'x.tsx', 'export const X = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />;'],
  ['import(no-cycle)', 'x.ts', "import { y } from './y.js';\nexport const x = () => y;"],
  ['import(no-default-export)', 'x.ts', 'export default 1;'],
  ['eslint(max-lines)', 'x.ts', Array.from({ length: 401 }, (_, line) => `export const x${line} = 1;`).join('\n')],
  ['jsx-a11y(alt-text)', 'x.tsx', 'export const X = () => <img src="x.png" />;'],
  ['react-hooks(rules-of-hooks)', 'apps/web/src/x.tsx', "import { useState } from 'react';\nexport const X = ({ a }: { a: boolean }) => { if (a) useState(1); return null; };"],
];

const results = [];
const test = (name, passes, why) => results.push({ name, passes, why });

function plant(files) {
  const dir = fs.mkdtempSync(join(tmpdir(), 'tiendo-rules-'));
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(dir, dirname(path)), { recursive: true });
    fs.writeFileSync(join(dir, path), text);
  }
  return dir;
}

function checked(files) {
  const dir = plant(files);
  try {
    return check(dir);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

const here = check(root);
test('the rules see the modules of this repository', here.modules > 100 && here.imports > 300, `${here.modules} modules, ${here.imports} imports`);
const clean = checked(CLEAN);
test('a clean tree passes', clean.violations.length === 0 && clean.modules === Object.keys(CLEAN).filter((path) => !path.endsWith('.json')).length, JSON.stringify(clean, null, 1));
for (const { name } of RULES) {
  const planted = PLANTED[name] ?? [];
  const missed = planted.filter(([path, text]) => {
    const also = ALSO[`${path}|${name}`];
    const { violations } = checked({ ...CLEAN, [path]: text, ...(also ? { [also[0]]: also[1] } : {}) });
    return !violations.some((violation) => violation.rule === name);
  });
  test(`${name} refuses`, planted.length > 0 && missed.length === 0, planted.length === 0 ? 'no violation is planted' : `not refused: ${JSON.stringify(missed)}`);
}
lintRefuses();

function lintRefuses() {
  const tsconfig = JSON.stringify({ compilerOptions: { strict: true, target: 'ES2023', module: 'nodenext', moduleResolution: 'nodenext', jsx: 'react-jsx', types: [] }, include: ['**/*.ts', '**/*.tsx'] });
  for (const [rule, file, text] of LINTED) {
    const dir = plant({ 'tsconfig.json': tsconfig, 'package.json': '{"type":"module"}', '.oxlintrc.json': fs.readFileSync(join(root, '.oxlintrc.json'), 'utf8'), 'y.ts': "import { x } from './x.js';\nexport const y = () => x;", [file]: text });
    let said = '';
    try {
      execFileSync(join(root, 'node_modules', '.bin', 'oxlint'), ['--type-aware', '--deny-warnings', '-f', 'unix'], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      said = `${error.stdout}${error.stderr}`;
    }
    fs.rmSync(dir, { recursive: true, force: true });
    test(`oxlint refuses ${rule}`, said.includes(`Error/${rule}`), said);
  }
}

const failed = results.filter(({ passes }) => !passes);
for (const { name, why } of failed) process.stderr.write(`✗ ${name}\n  ${why}\n`);
process.stdout.write(`${results.length - failed.length} rules proven, ${failed.length} not\n`);
fs.mkdirSync(join(root, 'test-results'), { recursive: true });
fs.writeFileSync(join(root, 'test-results', 'rules.json'), `${JSON.stringify({ passed: results.length - failed.length, failed: failed.length })}\n`);
if (failed.length > 0) process.exitCode = 1;
