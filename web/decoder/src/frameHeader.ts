/** The clear bytes before a frame's payload, as far as the page needs them. Twin of Frames/FrameHeader.cs. */
export const frameHeader = {
  version: 2,
  length: 8,
  keyframeLength: 12,
  maxSide: 16384,
  maxPixels: 64 * 1024 * 1024,
};

/** The size that a keyframe announces; undefined when the bytes are no keyframe or the size is not allowed. */
export function keyframeSize(frame: Uint8Array): { width: number; height: number } | undefined {
  const first = frame[0] ?? 0;
  if (frame.length < frameHeader.keyframeLength || first >> 4 !== frameHeader.version || (first & 1) === 0) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const width = view.getUint16(8, true);
  const height = view.getUint16(10, true);
  const allowed =
    width > 0 && height > 0 && width <= frameHeader.maxSide && height <= frameHeader.maxSide && width * height <= frameHeader.maxPixels;
  return allowed ? { width, height } : undefined;
}
