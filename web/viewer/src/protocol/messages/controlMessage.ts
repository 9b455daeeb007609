import { WireReader } from '../wire/wireReader.ts';
import { WireWriter } from '../wire/wireWriter.ts';
import { type ConsentAsked, consentAskedNumber, readConsentAsked, writeConsentAsked } from './consentAsked.ts';
import { type ConsentState, consentStateNumber, readConsentState, writeConsentState } from './consentState.ts';
import { type ControlReleased, controlReleasedNumber } from './controlReleased.ts';
import { type Ended, endedNumber, readEnded, writeEnded } from './ended.ts';
import { type FrameRefused, frameRefusedFromSharer, frameRefusedFromViewer, readFrameRefused, writeFrameRefused } from './frameRefused.ts';
import { type KeyframeWanted, keyframeWantedNumber, readKeyframeWanted, writeKeyframeWanted } from './keyframeWanted.ts';
import { type Notice, noticeNumber, readNotice, writeNotice } from './notice.ts';
import { readSharerAbout, type SharerAbout, sharerAboutNumber, writeSharerAbout } from './sharerAbout.ts';
import { readSurfaceChoice, type SurfaceChoice, surfaceChoiceNumber, writeSurfaceChoice } from './surfaceChoice.ts';
import { readSurfaces, type Surfaces, surfacesNumber, writeSurfaces } from './surfaces.ts';
import { readViewerAbout, type ViewerAbout, viewerAboutNumber, writeViewerAbout } from './viewerAbout.ts';

/**
 * A message of the control channel: type (1) ‖ body. Types under 16 go sharer → viewer, from 16 viewer → sharer. One file a message.
 * Reading never throws: undefined for an unknown type, leftover bytes or a value out of range.
 * Source: docs/protocol/messages.md. Vectors: testdata/messages.
 */
export type ControlMessage =
  | ConsentState
  | Surfaces
  | Ended
  | FrameRefused
  | SharerAbout
  | Notice
  | ConsentAsked
  | ControlReleased
  | KeyframeWanted
  | ViewerAbout
  | SurfaceChoice;

/** Which end may send it. */
export function directionOf(message: ControlMessage): 'sharer' | 'viewer' {
  return typeNumber(message) < 16 ? 'sharer' : 'viewer';
}

export function writeControlMessage(message: ControlMessage): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter();
  writer.u8(typeNumber(message));
  writeBody(writer, message);
  return writer.toBytes();
}

export function readControlMessage(bytes: Uint8Array): ControlMessage | undefined {
  const reader = new WireReader(bytes);
  const message = readBody(reader.u8(), reader);
  return message !== undefined && reader.endsWell ? message : undefined;
}

function typeNumber(message: ControlMessage): number {
  switch (message.type) {
    case 'consentState':
      return consentStateNumber;
    case 'surfaces':
      return surfacesNumber;
    case 'ended':
      return endedNumber;
    case 'frameRefused':
      return message.from === 'sharer' ? frameRefusedFromSharer : frameRefusedFromViewer;
    case 'sharerAbout':
      return sharerAboutNumber;
    case 'notice':
      return noticeNumber;
    case 'consentAsked':
      return consentAskedNumber;
    case 'controlReleased':
      return controlReleasedNumber;
    case 'keyframeWanted':
      return keyframeWantedNumber;
    case 'viewerAbout':
      return viewerAboutNumber;
    case 'surfaceChoice':
      return surfaceChoiceNumber;
  }
}

function writeBody(writer: WireWriter, message: ControlMessage): void {
  switch (message.type) {
    case 'consentState':
      writeConsentState(writer, message);
      break;
    case 'surfaces':
      writeSurfaces(writer, message);
      break;
    case 'ended':
      writeEnded(writer, message);
      break;
    case 'frameRefused':
      writeFrameRefused(writer, message);
      break;
    case 'sharerAbout':
      writeSharerAbout(writer, message);
      break;
    case 'notice':
      writeNotice(writer, message);
      break;
    case 'consentAsked':
      writeConsentAsked(writer, message);
      break;
    case 'controlReleased':
      break;
    case 'keyframeWanted':
      writeKeyframeWanted(writer, message);
      break;
    case 'viewerAbout':
      writeViewerAbout(writer, message);
      break;
    case 'surfaceChoice':
      writeSurfaceChoice(writer, message);
      break;
  }
}

function readBody(type: number, reader: WireReader): ControlMessage | undefined {
  switch (type) {
    case consentStateNumber:
      return readConsentState(reader);
    case surfacesNumber:
      return readSurfaces(reader);
    case endedNumber:
      return readEnded(reader);
    case frameRefusedFromSharer:
      return readFrameRefused('sharer', reader);
    case frameRefusedFromViewer:
      return readFrameRefused('viewer', reader);
    case sharerAboutNumber:
      return readSharerAbout(reader);
    case noticeNumber:
      return readNotice(reader);
    case consentAskedNumber:
      return readConsentAsked(reader);
    case controlReleasedNumber:
      return { type: 'controlReleased' };
    case keyframeWantedNumber:
      return readKeyframeWanted(reader);
    case viewerAboutNumber:
      return readViewerAbout(reader);
    case surfaceChoiceNumber:
      return readSurfaceChoice(reader);
    default:
      return undefined;
  }
}
