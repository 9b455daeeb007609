// Records what QEMU's VNC server sends of a PC without a disk: `node testdata/rfb/recordQemu.mjs` writes qemu.json beside itself.
// Needs qemu-system-x86_64. The viewing end here knows nothing of RFB but what it must say, so that the decoder is not its own judge.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const folder = mkdtempSync(join(tmpdir(), 'rfb-'));
const socket = join(folder, 'vnc');
const qemu = spawn('qemu-system-x86_64', ['-nodefaults', '-vga', 'std', '-display', 'none', '-m', '32', '-vnc', `unix:${socket}`], {
  stdio: 'inherit',
});

const rgb565 = [0, 0, 0, 0, 16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0];
const encodings = { ZRLE: 16, RAW: 0 };
const desktopSize = [0xff, 0xff, 0xff, 0x21];

async function record(encoding) {
  const line = connect(socket);
  const got = [];
  line.on('data', (bytes) => got.push(bytes));
  const say = async (...bytes) => {
    line.write(Uint8Array.from(bytes));
    await wait(300);
  };
  await wait(300);
  await say(...Buffer.from('RFB 003.008\n'));
  await say(1);
  await say(1);
  await say(...rgb565);
  await say(2, 0, 0, 2, 0, 0, 0, encoding, ...desktopSize);
  // A part only for RAW, to keep the file small.
  const [width, height] = encoding === encodings.RAW ? [96, 40] : [720, 400];
  await say(3, 0, 0, 0, 0, 0, width >> 8, width & 255, height >> 8, height & 255);
  await wait(700);
  line.destroy();
  return Buffer.concat(got).toString('hex');
}

try {
  await wait(4000);
  const vectors = {};
  for (const [name, number] of Object.entries(encodings)) vectors[name] = await record(number);
  writeFileSync(new URL('qemu.json', import.meta.url), `${JSON.stringify(vectors, undefined, 2)}\n`);
} finally {
  qemu.kill();
  rmSync(folder, { recursive: true });
}
