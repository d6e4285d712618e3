import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One step of the schema, written as SQL text in `sql/NNNN-name.up.sql` and `.down.sql`.
 * `name` ends in the digits by which the steps are ordered.
 */
export abstract class SqlMigration implements MigrationInterface {
  abstract readonly name: string;
  protected abstract readonly file: string;

  up(runner: QueryRunner): Promise<void> {
    return this.run(runner, 'up');
  }

  down(runner: QueryRunner): Promise<void> {
    return this.run(runner, 'down');
  }

  private async run(runner: QueryRunner, direction: 'up' | 'down'): Promise<void> {
    const text = readFileSync(new URL(`./sql/${this.file}.${direction}.sql`, import.meta.url), 'utf8');
    await runner.query(text);
  }
}
