export { type Chord, type ChordName, chords, type KeyCode } from './input/chords.ts';
export * from './viewerEvents.ts';
