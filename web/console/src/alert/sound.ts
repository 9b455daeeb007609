import { Store } from '../desk/store.ts';

/** The bell of HelpAlert: two soft tones, made here, no sound file. Browsers let a page sound only after a first click or key. */
const muteKey = 'deskside:mute';
const holdMs = 3_000;
const tones: [startS: number, hertz: number][] = [
  [0, 659.26],
  [0.16, 880],
];

class Bell extends Store<{ muted: boolean }> {
  setMuted(muted: boolean): void {
    localStorage.setItem(muteKey, muted ? '1' : '');
    this.set({ muted });
  }
}

export const bell = new Bell({ muted: localStorage.getItem(muteKey) === '1' });
let audio: AudioContext | undefined;

/** Opens the sound on the first click or key, as browsers demand. */
export function wakeSound(): void {
  const wake = () => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  window.addEventListener('pointerdown', wake, { once: true });
  window.addEventListener('keydown', wake, { once: true });
}

/** Rings once for this question, in one tab only. */
export function ring(request: string): void {
  if (bell.state.muted || audio?.state !== 'running') return;
  void navigator.locks?.request(`deskside-ring-${request}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play(audio!);
    await new Promise((resolve) => setTimeout(resolve, holdMs));
  });
}

export function play(context: AudioContext): void {
  const now = context.currentTime;
  for (const [startS, hertz] of tones) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, now + startS);
    loudness.gain.exponentialRampToValueAtTime(0.25, now + startS + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, now + startS + 0.7);
    tone.connect(loudness).connect(context.destination);
    tone.start(now + startS);
    tone.stop(now + startS + 0.75);
  }
}
