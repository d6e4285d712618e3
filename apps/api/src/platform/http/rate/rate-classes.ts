import { isFileUpload, type EndpointDefinition } from '@tiendo/types';

/** How many requests of a class may come within a minute; as many may come at once, then they grow back evenly. */
export interface RateClass {
  readonly ofAccount: number;
  /** A whole office of a hundred people may stand behind one address. */
  readonly ofAddress: number;
  /** Requests that a process takes from the database at once, so that a read need not ask each time; 1 asks each time. */
  readonly lease: number;
}

export const RATE_CLASSES = {
  read: { ofAccount: 900, ofAddress: 12_000, lease: 30 },
  write: { ofAccount: 240, ofAddress: 6_000, lease: 1 },
  export: { ofAccount: 60, ofAddress: 1_200, lease: 1 },
  upload: { ofAccount: 60, ofAddress: 1_200, lease: 1 },
  expensive: { ofAccount: 30, ofAddress: 600, lease: 1 },
  public: { ofAccount: 300, ofAddress: 300, lease: 1 },
} as const satisfies Readonly<Record<string, RateClass>>;
export type RateClassName = keyof typeof RATE_CLASSES;

/** What is not of the class that its form says. */
const EXCEPTIONS: Readonly<Record<string, RateClassName>> = {
  // Asked by every page that opens and by whoever watches the server; both do little.
  'health.get': 'read',
  'installation.get': 'read',
  // Opening what was attached is reading.
  'evidence.file': 'read',
  'imports.apply': 'expensive',
  'reminders.preview': 'expensive',
  'clock.advance': 'expensive',
};

export function rateClassOf(contract: EndpointDefinition): RateClassName {
  const exception = EXCEPTIONS[contract.id];
  if (exception !== undefined) return exception;
  if (contract.access === 'public') return 'public';
  if (isFileUpload(contract.body)) return 'upload';
  if (contract.response === 'file') return 'export';
  return contract.method === 'GET' ? 'read' : 'write';
}
