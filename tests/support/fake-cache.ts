/** A browser's store for answers in memory; while `isFull`, it reports success and keeps answers without their content, as Firefox does. */
export class FakeCache {
  readonly kept = new Map<string, { readonly body: Uint8Array; readonly headers: Headers }>();
  isFull = false;

  async put(address: string, response: Response): Promise<void> {
    const body = new Uint8Array(await response.arrayBuffer());
    this.kept.set(address, { body: this.isFull ? new Uint8Array() : body, headers: response.headers });
  }

  async match(address: string): Promise<Response | undefined> {
    const found = this.kept.get(address);
    return found && new Response(found.body.slice(), { headers: found.headers });
  }

  async delete(address: string): Promise<boolean> {
    return this.kept.delete(address);
  }

  /** As what takes a real one is given it. */
  get asCache(): Cache {
    return this as unknown as Cache;
  }
}
