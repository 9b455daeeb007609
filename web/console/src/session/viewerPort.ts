import type { Chord, Scale, ViewerEvents } from '@deskside/viewer';

/** What the console uses of a viewer; `ViewerSession` of @deskside/viewer is one. */
export interface ViewerPort {
  on<K extends keyof ViewerEvents>(kind: K, handler: (news: ViewerEvents[K]) => void): void;
  askFor(capability: 'view' | 'control'): void;
  releaseControl(): void;
  setScale(scale: Scale): void;
  sendKeys(chord: Chord): void;
  sendText(text: string): void;
  chooseSurface(id: number): void;
  close(): void;
}
