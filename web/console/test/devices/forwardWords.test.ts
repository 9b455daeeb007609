import { expect, it } from 'vitest';
import { cipherText } from '../../src/devices/cipherText.ts';
import { chosenPort, commandFor, forwardPorts, offeredPorts, tunnelFor } from '../../src/devices/forwardWords.ts';
import { fill } from '../../src/texts/fill.ts';

it('says what to type for each port that can be served', () => {
  expect(commandFor(16994, '127.0.0.1', 40001)).toBe('amtterm -u admin 127.0.0.1 40001');
  expect(commandFor(5900, '127.0.0.1', 40001)).toBe('vncviewer 127.0.0.1::40001');
  for (const port of forwardPorts) expect(commandFor(port, '127.0.0.1', 40001)).toContain('40001');
  expect(commandFor(1, '127.0.0.1', 40001)).toBe('');
  expect(tunnelFor('desk.example', 40001)).toBe('ssh -N -L 40001:127.0.0.1:40001 desk.example');
});

it('offers the ports that the PC has', () => {
  expect(offeredPorts([16992, 16994, 623])).toEqual([16994, 16992]);
  expect(offeredPorts([])).toEqual([...forwardPorts]);
  expect(offeredPorts([623])).toEqual([]);
});

it('never keeps a port chosen that the PC turns out not to have', () => {
  expect(chosenPort(5900, [16992, 5900])).toBe(5900);
  expect(chosenPort(0, [16992, 5900])).toBe(16992);
  expect(chosenPort(16994, [16992])).toBe(16992);
  expect(chosenPort(16994, [])).toBe(0);
});

it('writes a cipher as people do', () => {
  expect(cipherText('Tls13 TLS_AES_256_GCM_SHA384')).toBe('TLS 1.3 · AES_256_GCM_SHA384');
  expect(cipherText('Tls TLS_X')).toBe('Tls · X');
  expect(cipherText('other')).toBe('other');
});

it('fills a sentence and leaves what it does not know', () => {
  expect(fill('{a} and {b} and {toString}', { a: 1, b: '{a}' })).toBe('1 and {a} and {toString}');
});
