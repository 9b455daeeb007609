// A real mail server (npm smtp-server) for the tests. Arguments: mode key cert, mode = starttls | plain | stubborn (no STARTTLS, no account).
// Standard output: the port, then one JSON line a mail. Recipients "refused…" get 550, "later…" 451, mails with "refuse this" in them 554.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [mode, key, cert, modules] = process.argv.slice(2);
const { SMTPServer } = createRequire(modules)('smtp-server');
const answer = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  key: readFileSync(key),
  cert: readFileSync(cert),
  authOptional: mode !== 'starttls',
  disabledCommands: mode === 'starttls' ? [] : ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  logger: false,
  onAuth: (auth, _session, done) =>
    auth.username === 'desk' && auth.password === 'pa55 wörd' ? done(null, { user: auth.username }) : done(answer(535, 'Authentication failed')),
  onRcptTo: (address, _session, done) => {
    if (address.address.startsWith('refused')) return done(answer(550, 'No such mailbox here'));
    if (address.address.startsWith('later')) return done(answer(451, 'Mailbox busy, try later'));
    done();
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const raw = Buffer.concat(parts).toString('utf8');
      if (raw.includes('refuse this')) return done(answer(554, 'Not this one'));
      console.log(
        JSON.stringify({ to: session.envelope.rcptTo.map((r) => r.address), from: session.envelope.mailFrom.address, secure: session.secure, account: session.user ?? null, raw }),
      );
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
