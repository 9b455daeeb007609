export { type Chord, type ChordName, chords, type KeyCode } from './input/chords.ts';
export { openView, type View, type ViewTexts } from './openView.ts';
export { IndexedResumeStore } from './session/indexedResumeStore.ts';
export type { FetchTicket } from './session/linkEvents.ts';
export { MemoryResumeStore, type ResumeStore, type StoredViewer } from './session/resumeStore.ts';
export { type ViewerOptions, ViewerSession } from './session/viewerSession.ts';
export * from './viewerEvents.ts';
