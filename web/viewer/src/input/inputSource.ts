import type { InputDraft } from '../protocol/messages/inputEvent.ts';

/** Where input comes from: pointer and keyboard over the picture. Implemented by the input room, asked by `ViewerSession`. */
export interface InputSource {
  /** Begins to give input to `take`, in order. Called when control is granted. Coordinates are pixels of the surface. */
  start(take: (draft: InputDraft) => void): void;
  /** Ends it: control is gone. The session itself sends releaseAll. */
  stop(): void;
  /** The session is over: takes its listeners away. */
  close(): void;
}
