/** What a link needs of a WebSocket: binary messages in both directions, and the end. */
export interface LegSocket {
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedAmount: number;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface LegSocketEvents {
  opened(): void;
  message(bytes: Uint8Array<ArrayBuffer>): void;
  /** Called once, also when it never opened. */
  closed(): void;
}

export type OpenSocket = (url: string, events: LegSocketEvents) => LegSocket;

/** The browser's own. */
export const openBrowserSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.opened();
  // A text message is nothing that a relay sends: an empty one is malformed to the reader.
  socket.onmessage = (event: MessageEvent<unknown>) =>
    events.message(event.data instanceof ArrayBuffer ? new Uint8Array(event.data) : new Uint8Array(1));
  socket.onclose = () => events.closed();
  return {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (bytes) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
    },
    close: () => socket.close(),
  };
};
