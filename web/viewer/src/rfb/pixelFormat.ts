/** How a device sends its pixels. The firmware has these two; grey ones are not asked for. */
export interface PixelFormat {
  readonly name: 'rgb565' | 'rgb332';
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

export function formatFor(width: number, height: number): PixelFormat {
  return width * height * rgb565.bytes <= mostPictureBytes ? rgb565 : rgb332;
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
