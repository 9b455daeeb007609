// Lays the Brotli form of each built text beside it, so that the server need not compress the same file for every customer.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const texts = /\.(js|css|html|svg|wasm)$/;
for (const page of ['customer', 'console']) {
  const folder = new URL(`../${page}/dist`, import.meta.url).pathname;
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!texts.test(name) || !statSync(file).isFile()) continue;
    const packed = brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    writeFileSync(`${file}.br`, packed);
  }
}
