/** A database that cannot be used; a sentence in two languages and the exit code of the command. */
export class PreparationRefused extends Error {
  constructor(
    readonly vi: string,
    readonly en: string,
    readonly exitCode: number,
  ) {
    super(`${vi}\n${en}`);
  }
}
