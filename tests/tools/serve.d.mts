export interface ServeOptions {
  readonly dir?: string;
  readonly port?: number;
  readonly base?: string;
}

export function serve(options?: ServeOptions): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
