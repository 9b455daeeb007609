// A push service and the browsers behind it (npm http_ece opens what they get). Argument: the package.json beside the modules.
// Standard output: a JSON line {port, browsers: [{path, p256dh, auth}]}, then one a push: {path, headers, note, vapid, key, isSigned}.
// Pushes to a path that ends in "gone" are answered 410.
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const ece = createRequire(process.argv[2])('http_ece');

const browsers = ['/ada', '/bob', '/gone'].map((path) => {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  return { path, keys, auth: randomBytes(16) };
});

/** VAPID (RFC 8292): "vapid t=<JWT>, k=<public key>". Checked with the platform's own signature code. */
function vapid(header) {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header ?? '') ?? [];
  if (!token) return { isSigned: false };
  const [head, claims, signature] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  return {
    key,
    head: JSON.parse(Buffer.from(head, 'base64url')),
    vapid: JSON.parse(Buffer.from(claims, 'base64url')),
    isSigned: verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    ),
  };
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const browser = browsers.find((known) => known.path === request.url);
    const line = { path: request.url, headers: request.headers, ...vapid(request.headers.authorization) };
    try {
      const opened = ece.decrypt(Buffer.concat(parts), { version: 'aes128gcm', privateKey: browser.keys, authSecret: browser.auth.toString('base64url') });
      line.note = JSON.parse(opened.toString('utf8'));
    } catch (fault) {
      line.fault = String(fault);
    }
    console.log(JSON.stringify(line));
    response.writeHead(request.url === '/gone' ? 410 : 201).end();
  });
});
server.listen(0, '127.0.0.1', () =>
  console.log(
    JSON.stringify({
      port: server.address().port,
      browsers: browsers.map(({ path, keys, auth }) => ({ path, p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') })),
    }),
  ),
);
// Ends with whoever started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
