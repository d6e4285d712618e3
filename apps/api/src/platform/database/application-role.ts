/**
 * The role that the application acts in, whoever logs in: it owns nothing, passes no policy by, and has the privileges that the
 * migrations grant it. One name for the whole cluster, since policies name it.
 */
export const APPLICATION_ROLE = 'tiendo_app';

/** Start-up options of a connection that acts in that role; with a schema that names are looked for in, where it is not `public`. */
export function applicationOptions(searchPath?: string): string {
  return [`-c role=${APPLICATION_ROLE}`, ...(searchPath === undefined ? [] : [`-c search_path=${searchPath}`])].join(' ');
}

/** The same in the address itself, for libraries that take nothing else. */
export function asApplication(databaseUrl: string, searchPath?: string): string {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', [...(given === null ? [] : [given]), applicationOptions(searchPath)].join(' '));
  return url.href.replaceAll('+', '%20');
}
