/** A setting that cannot be used; the message is a sentence for the person who starts the server. */
export class ConfigRefused extends Error {
  constructor({ vi, en }: { readonly vi: string; readonly en: string }) {
    super(`${vi}\n${en}`);
  }
}
