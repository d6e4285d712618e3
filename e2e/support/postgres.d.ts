declare module '*/scripts/postgres.mjs' {
  export function startPostgres(options: { dataDir?: string; throwaway?: boolean }): Promise<{ readonly url: string; readonly ownerUrl: string; readonly port: number; stop(): Promise<void> }>;
}
