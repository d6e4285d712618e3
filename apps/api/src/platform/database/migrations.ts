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

class SignIn extends SqlMigration {
  readonly name = 'SignIn1568592000008';
  protected readonly file = '0008-sign-in';
}

class OpenIdPasskeys extends SqlMigration {
  readonly name = 'OpenIdPasskeys1568592000009';
  protected readonly file = '0009-openid-passkeys';
}

class People extends SqlMigration {
  readonly name = 'People1568592000010';
  protected readonly file = '0010-people';
}

class AuditChain extends SqlMigration {
  readonly name = 'AuditChain1568592000011';
  protected readonly file = '0011-audit-chain';
}

class RateLimits extends SqlMigration {
  readonly name = 'RateLimits1568592000012';
  protected readonly file = '0012-rate-limits';
}

class ApiKeysWebhooks extends SqlMigration {
  readonly name = 'ApiKeysWebhooks1568592000013';
  protected readonly file = '0013-api-keys-webhooks';
}

/** Every step, oldest first; a published one is never edited. The name's number says the order. */
export const MIGRATIONS = [Core, Auth, LockBothEnds, FailedSignIns, LockByEveryPath, WideCounts, SecondWall, SignIn, OpenIdPasskeys, People, AuditChain, RateLimits, ApiKeysWebhooks] as const;
