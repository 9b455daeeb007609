// The ask box is to weigh next to nothing on the site that carries it.
import { statSync } from 'node:fs';

const limit = 10 * 1024;
const size = statSync(new URL('../../customer/dist/smartbox.js', import.meta.url)).size;
console.log(`smartbox.js: ${size} of at most ${limit} bytes`);
if (size > limit) {
  console.error('smartbox.js is too large.');
  process.exit(1);
}
