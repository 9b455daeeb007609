// Runs the APF device end of MeshCentral's npm package under Node. That module expects the agent's own "http" and dials the fixed ports
// 16992 and 16993; this gives it a TLS line to our listener and leads its ports to where a test listens.
// Usage: node apfclient.js MODULE SERVICE_PORT UUID NAME PASSWORD WSMAN_PORT
const Module = require('module');
const net = require('net');
const tls = require('tls');
const [modulePath, servicePort, uuid, name, password, wsManPort] = process.argv.slice(2);

const agentHttp = {
  parseUri: (uri) => ({ port: new URL(uri).port }),
  request: (options) => ({
    upgrade: null,
    end() {
      const line = tls.connect({ host: '127.0.0.1', port: options.port, rejectUnauthorized: false }, () => {
        this.upgrade({}, {
          on: (event, handler) => line.on(event, handler),
          write: (text) => line.write(typeof text === 'string' ? Buffer.from(text, 'binary') : text),
          end: () => line.end(),
        });
      });
      line.on('error', (error) => console.log(`line: ${error.message}`));
      line.on('close', () => process.exit(0));
    },
  }),
};
const agentNet = { createConnection: (where, done) => net.createConnection({ host: '127.0.0.1', port: where.port === 16992 ? Number(wsManPort) : 1 }, done) };

const load = Module._load;
Module._load = (request, parent, isMain) => {
  if (parent && parent.filename === modulePath && request === 'http') return agentHttp;
  if (parent && parent.filename === modulePath && request === 'net') return agentNet;
  return load(request, parent, isMain);
};
require(modulePath)({ debug: true }, {
  clientuuid: uuid, clientname: 'home-pc', clientaddress: '127.0.0.1', mpsurl: `https://127.0.0.1:${servicePort}`,
  mpsuser: name, mpspass: password, mpskeepalive: 1000, conntype: 0,
}).connect();
