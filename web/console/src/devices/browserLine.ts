import { call, type DeviceTicket } from '@deskside/talk';
import type { LineKind, LineParts, LineSocket, LineSocketSink } from './deviceLine.ts';

/** The parts of a line in a browser. */
export function browserLine(device: string): LineParts {
  return {
    ticket: (kind: LineKind) => call<DeviceTicket>('POST', `/devices/${device}/legs`, { kind }),
    connect,
    later(work, ms) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}

function connect(path: string, sink: LineSocketSink): LineSocket {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => sink.opened();
  socket.onclose = () => sink.closed();
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
    if (typeof data === 'string') sink.text(data);
    else sink.bytes(new Uint8Array(data));
  };
  return {
    send: (bytes) => socket.send(bytes),
    close: () => socket.close(),
    get waitingBytes() {
      return socket.bufferedAmount;
    },
  };
}
