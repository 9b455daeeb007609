import type { WireReader } from '../wire/wireReader.ts';
import { maxName } from '../wire/wireText.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 5, sharer → viewer: product ‖ version ‖ platform ‖ host name ‖ codec version (1). */
export interface SharerAbout {
  readonly type: 'sharerAbout';
  readonly product: string;
  readonly version: string;
  readonly platform: string;
  readonly hostName: string;
  readonly codecVersion: number;
}

export const sharerAboutNumber = 5;

export function writeSharerAbout(writer: WireWriter, message: SharerAbout): void {
  writer.text(message.product, maxName);
  writer.text(message.version, maxName);
  writer.text(message.platform, maxName);
  writer.text(message.hostName, maxName);
  writer.u8(message.codecVersion);
}

export function readSharerAbout(reader: WireReader): SharerAbout {
  return {
    type: 'sharerAbout',
    product: reader.text(maxName),
    version: reader.text(maxName),
    platform: reader.text(maxName),
    hostName: reader.text(maxName),
    codecVersion: reader.u8(),
  };
}
