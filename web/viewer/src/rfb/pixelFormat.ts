/** How a device sends its pixels: the four that the firmware has. */
export interface PixelFormat {
  readonly name: 'rgb565' | 'rgb332' | 'grey8' | 'grey4';
  readonly bytes: 1 | 2;
  /** By pixel value: RGBA as it lies in a canvas's memory. */
  readonly colours: Uint32Array;
  /** 16 bytes as SetPixelFormat carries them. Source: RFC 6143, 7.4. */
  readonly wire: Uint8Array;
}

/** More bytes a picture than this the firmware does not send: colours are then reduced. */
const mostPictureBytes = 9_216_000;

export const rgb565: PixelFormat = {
  name: 'rgb565',
  bytes: 2,
  colours: table(65_536, [11, 31], [5, 63], [0, 31]),
  wire: Uint8Array.of(16, 16, 0, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0),
};

export const rgb332: PixelFormat = {
  name: 'rgb332',
  bytes: 1,
  colours: table(256, [5, 7], [2, 7], [0, 3]),
  wire: Uint8Array.of(8, 8, 0, 1, 0, 7, 0, 7, 0, 3, 5, 2, 0, 0, 0, 0),
};

/** Grey stands in red's place and has the whole byte, or its lower half. */
export const grey8: PixelFormat = {
  name: 'grey8',
  bytes: 1,
  colours: table(256, [0, 255], [0, 255], [0, 255]),
  wire: Uint8Array.of(8, 8, 0, 1, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
};

export const grey4: PixelFormat = {
  name: 'grey4',
  bytes: 1,
  colours: table(256, [0, 15], [0, 15], [0, 15]),
  wire: Uint8Array.of(8, 4, 0, 1, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
};

/** What a person chooses for the line that there is. */
export type Colours = 'full' | 'few' | 'grey' | 'fewGreys';

export function formatFor(width: number, height: number, colours: Colours): PixelFormat {
  if (colours === 'grey') return grey8;
  if (colours === 'fewGreys') return grey4;
  return colours === 'full' && width * height * rgb565.bytes <= mostPictureBytes ? rgb565 : rgb332;
}

type Part = [shift: number, most: number];

function table(count: number, red: Part, green: Part, blue: Part): Uint32Array {
  const colours = new Uint32Array(count);
  const bytes = new Uint8Array(colours.buffer);
  for (let value = 0; value < count; value++) {
    [red, green, blue].forEach(([shift, most], i) => {
      bytes[value * 4 + i] = Math.round((((value >> shift) & most) * 255) / most);
    });
    bytes[value * 4 + 3] = 255;
  }
  return colours;
}
