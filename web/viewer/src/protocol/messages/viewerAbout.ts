import type { WireReader } from '../wire/wireReader.ts';
import { maxName } from '../wire/wireText.ts';
import type { WireWriter } from '../wire/wireWriter.ts';

/** 19, viewer → sharer: product ‖ version ‖ platform. */
export interface ViewerAbout {
  readonly type: 'viewerAbout';
  readonly product: string;
  readonly version: string;
  readonly platform: string;
}

export const viewerAboutNumber = 19;

export function writeViewerAbout(writer: WireWriter, message: ViewerAbout): void {
  writer.text(message.product, maxName);
  writer.text(message.version, maxName);
  writer.text(message.platform, maxName);
}

export function readViewerAbout(reader: WireReader): ViewerAbout {
  return {
    type: 'viewerAbout',
    product: reader.text(maxName),
    version: reader.text(maxName),
    platform: reader.text(maxName),
  };
}
