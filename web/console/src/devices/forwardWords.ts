/** What is typed to use a served port; empty for a port that has no usual program. */
export function commandFor(port: number, address: string, served: number): string {
  switch (port) {
    case 16994:
      return `amtterm -u admin ${address} ${served}`;
    case 16995:
      return `openssl s_client -connect ${address}:${served}`;
    case 16992:
      return `http://${address}:${served}/`;
    case 16993:
      return `https://${address}:${served}/`;
    case 5900:
      return `vncviewer ${address}::${served}`;
    default:
      return '';
  }
}

/** Brings a served port to the machine of whoever types it. */
export function tunnelFor(host: string, served: number): string {
  return `ssh -N -L ${served}:127.0.0.1:${served} ${host}`;
}

export const forwardPorts = [16994, 16995, 16992, 16993, 5900] as const;

/** The port that is chosen: the wanted one while it is offered, else the first; 0 when there is none. */
export function chosenPort(wanted: number, offered: readonly number[]): number {
  return offered.includes(wanted) ? wanted : (offered[0] ?? 0);
}

/** Those that this PC offers, in the order of use. A PC that did not say which is asked for any. */
export function offeredPorts(ports: readonly number[]): number[] {
  return forwardPorts.filter((port) => ports.length === 0 || ports.includes(port));
}
