import type { ControlMessage } from '../src/protocol/messages/controlMessage.ts';
import type { CursorMessage } from '../src/protocol/messages/cursorMessage.ts';
import type { HandshakeStep } from '../src/protocol/messages/handshakeStep.ts';
import type { InputEvent } from '../src/protocol/messages/inputEvent.ts';
import { row } from './vectorFile.ts';

/** The values behind testdata/messages.json, as tests/Deskside.Protocol.Tests/MessageVectors.cs has them. */

export const controlValues: Record<string, ControlMessage> = {
  consentState: { type: 'consentState', capability: 2, standing: 6, remainingMs: 5000, inAdvance: true },
  surfaces: {
    type: 'surfaces',
    places: [
      { id: 0, x: 0, y: 0, width: 1920, height: 1080, isPrimary: true, name: 'DP-1' },
      { id: 1, x: -1280, y: 40, width: 1280, height: 1024, isPrimary: false, name: 'HDMI-Ö' },
    ],
  },
  ended: { type: 'ended', reason: 1 },
  'frameRefused by sharer': { type: 'frameRefused', from: 'sharer', stream: { leg: 3, channel: 1 }, sequence: 77, reason: 2 },
  sharerAbout: {
    type: 'sharerAbout',
    product: 'Deskside Companion',
    version: '0.1.0',
    platform: 'Linux, X11',
    hostName: 'péché',
    codecVersion: 1,
  },
  notice: { type: 'notice', code: 404, text: 'The display went away.' },
  consentAsked: { type: 'consentAsked', capability: 1 },
  controlReleased: { type: 'controlReleased' },
  keyframeWanted: { type: 'keyframeWanted', surface: 15, reason: 2 },
  viewerAbout: { type: 'viewerAbout', product: 'Deskside console', version: '0.1.0', platform: 'Chromium' },
  'frameRefused by viewer': { type: 'frameRefused', from: 'viewer', stream: { leg: 0, channel: 16 }, sequence: 0xffffffff, reason: 1 },
  surfaceChoice: { type: 'surfaceChoice', mask: 0x80000001, followPointer: true },
};

export const inputValues: InputEvent[] = [
  { type: 'pointerMove', eventId: 1, surface: 2, x: 300, y: 65535 },
  { type: 'pointerButton', eventId: 2, surface: 0, x: 1, y: 2, button: 9, isDown: true },
  { type: 'wheel', eventId: 3, surface: 0, x: 10, y: 20, deltaX: -120, deltaY: 30 },
  { type: 'key', eventId: 4, isDown: true, physical: 4, keysym: 0x0101f6df },
  { type: 'typedText', eventId: 5, text: 'naïve 😀 \n' },
  { type: 'releaseAll', eventId: 0xffffffff },
];

export const cursorValues: Record<string, CursorMessage> = {
  cursorShape: { type: 'cursorShape', id: 9, width: 24, height: 24, hotX: 3, hotY: 4, deflatedRgba: row(0x40, 20) },
  cursorPosition: { type: 'cursorPosition', surface: 1, x: 640, y: 480, isVisible: true, movedBy: 2 },
  cursorUse: { type: 'cursorUse', id: 9 },
};

export const handshakeValues: Record<string, HandshakeStep> = {
  handshakeCommit: { type: 'handshakeCommit', commitment: row(1) },
  handshakeKey: { type: 'handshakeKey', publicKey: row(2, 65), nonce: row(3) },
  handshakeReveal: { type: 'handshakeReveal', publicKey: row(4, 65), nonce: row(5) },
  handshakeResume: { type: 'handshakeResume', nonce: row(6), mac: row(7) },
  handshakeResumed: { type: 'handshakeResumed', nonce: row(8), mac: row(9) },
  handshakeEpoch: { type: 'handshakeEpoch', epoch: 0xfedcba98, wrappedKey: row(10, 48) },
  handshakeStartOver: { type: 'handshakeStartOver', reason: 3 },
};
