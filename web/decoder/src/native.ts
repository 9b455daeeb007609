/** What dist/decoder.wasm exports; see native/decoder.c. Addresses and sizes are bytes. */
export interface Native {
  readonly memory: WebAssembly.Memory;
  start(width: number, height: number): number;
  input(length: number): number;
  decode(length: number): number;
  pixels(): number;
  changed_rects(): number;
  changed_rect_count(): number;
}

/** A fresh instance for a picture size; undefined when there is no memory for it. */
export function startNative(module: WebAssembly.Module, width: number, height: number): Native | undefined {
  try {
    const native = new WebAssembly.Instance(module).exports as unknown as Native;
    return native.start(width, height) === 0 ? undefined : native;
  } catch (error) {
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return undefined;
    throw error;
  }
}
