import type { z } from 'zod';
import type { FieldProblem } from '@tiendo/types';
import type { WrongField } from './refused.js';

type Issue = z.core.$ZodIssue;

const LONGEST_ECHO = 80;
const SECRET = /password|token|secret/i;

/** Issues of a schema (parsed with `reportInput`) as fields: dotted path, stable code, what was expected, what was written. */
export function wrongFields(part: FieldProblem['in'], issues: readonly Issue[]): WrongField[] {
  return issues.flatMap((issue) => leaves(issue)).map((issue) => wrongField(part, issue));
}

// A union that failed tells of its nearest branch, when there is only one to tell of.
function leaves(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const [only] = branches;
  if (branches.length !== 1 || only === undefined) return [issue];
  return only.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
}

function wrongField(part: FieldProblem['in'], issue: Issue): WrongField {
  const value = issue.input;
  const written = issue.path.some((step) => SECRET.test(String(step))) ? undefined : echo(value);
  return {
    in: part,
    path: issue.path.map(String).join('.'),
    code: value === undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'custom' ? 'missing' : codeOf(issue),
    expected: expectedBy(issue),
    ...(written === undefined ? {} : { written }),
  };
}

function codeOf(issue: Issue): string {
  if (issue.code === 'custom') {
    const own = (issue.params as { code?: unknown } | undefined)?.code;
    return typeof own === 'string' ? own : 'not_allowed';
  }
  if (issue.code === 'invalid_value') return 'not_in_list';
  if (issue.code === 'unrecognized_keys') return 'unknown_field';
  if (issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) === 1) return 'empty';
  return issue.code;
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'too_small':
      return `${measure(issue.origin)} ${issue.inclusive === false ? '>' : '>='} ${issue.minimum}`;
    case 'too_big':
      return `${measure(issue.origin)} ${issue.inclusive === false ? '<' : '<='} ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex' && issue.pattern !== undefined ? issue.pattern : issue.format;
    case 'not_multiple_of':
      return `multiple of ${issue.divisor}`;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'unrecognized_keys':
      return `no field ${issue.keys.join(', ')}`;
    case 'custom':
      return ownExpectation(issue.params) ?? issue.message;
    default:
      return issue.message;
  }
}

function ownExpectation(params: object | undefined): string | undefined {
  const { expected } = (params ?? {}) as { expected?: unknown };
  return typeof expected === 'string' ? expected : undefined;
}

function measure(origin: string): string {
  return origin === 'string' ? 'length' : origin === 'array' || origin === 'set' ? 'count' : 'value';
}

function echo(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text;
}
