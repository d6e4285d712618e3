import { SqlMigration } from './sql-migration.js';

class Core extends SqlMigration {
  readonly name = 'Core1568592000001';
  protected readonly file = '0001-core';
}

class Auth extends SqlMigration {
  readonly name = 'Auth1568592000002';
  protected readonly file = '0002-auth';
}

class LockBothEnds extends SqlMigration {
  readonly name = 'LockBothEnds1568592000003';
  protected readonly file = '0003-lock-both-ends';
}

class FailedSignIns extends SqlMigration {
  readonly name = 'FailedSignIns1568592000004';
  protected readonly file = '0004-failed-sign-ins';
}

class LockByEveryPath extends SqlMigration {
  readonly name = 'LockByEveryPath1568592000005';
  protected readonly file = '0005-lock-by-every-path';
}

class WideCounts extends SqlMigration {
  readonly name = 'WideCounts1568592000006';
  protected readonly file = '0006-wide-counts';
}

class SecondWall extends SqlMigration {
  readonly name = 'SecondWall1568592000007';
  protected readonly file = '0007-second-wall';
}

class RateLimits extends SqlMigration {
  readonly name = 'RateLimits1568592000012';
  protected readonly file = '0012-rate-limits';
}

/** Every step, oldest first; a published one is never edited. The name's number says the order. */
export const MIGRATIONS = [Core, Auth, LockBothEnds, FailedSignIns, LockByEveryPath, WideCounts, SecondWall, RateLimits] as const;
