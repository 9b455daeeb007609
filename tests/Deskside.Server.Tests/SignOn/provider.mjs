// A real OpenID Connect provider (npm oidc-provider) for the tests. Arguments: package.json of web/, the return address, RS256 or ES256.
// Prints its port; ends with its standard input, or, with "signal" as a fourth argument, by a signal.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , modules, back, algorithm, until = 'input'] = process.argv;
const require = createRequire(modules);
const { Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href);

const pair = algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'test-key', use: 'sig', alg: algorithm };
const listener = createServer((request, response) => handle(request, response));
let handle = () => {};
listener.listen(0, '127.0.0.1', () => {
  const { port } = listener.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'deskside',
        client_secret: 'top secret',
        redirect_uris: [back],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: algorithm,
      },
    ],
    jwks: { keys: [jwk] },
    pkce: { required: () => true },
    cookies: { keys: ['for a test only'] },
    features: { devInteractions: { enabled: true } },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Person ${id}`, preferred_username: id, email: `${id}@contoso.example`, email_verified: true }),
    }),
  });
  handle = provider.callback();
  console.log(port);
});
if (until === 'input') {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
