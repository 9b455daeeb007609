import { Store } from '../desk/store.ts';

/** The bell of HelpAlert: made here, no sound file. Browsers let a page sound only after a first click or key. */
const soundKey = 'deskside:sound';
/** Where an older console kept whether it was silent. */
const oldMuteKey = 'deskside:mute';
const holdMs = 3_000;

interface Tone {
  startS: number;
  hertz: number;
  lastsS: number;
}

export type SoundName = 'chime' | 'knock' | 'bell';

const sounds: Record<SoundName, Tone[]> = {
  chime: [
    { startS: 0, hertz: 659.26, lastsS: 0.7 },
    { startS: 0.16, hertz: 880, lastsS: 0.7 },
  ],
  knock: [
    { startS: 0, hertz: 196, lastsS: 0.14 },
    { startS: 0.17, hertz: 196, lastsS: 0.14 },
  ],
  bell: [
    { startS: 0, hertz: 1046.5, lastsS: 1.1 },
    { startS: 0.35, hertz: 1046.5, lastsS: 1.1 },
    { startS: 0.7, hertz: 1046.5, lastsS: 1.4 },
  ],
};

class Bell extends Store<{ sound: SoundName | 'off' }> {
  /** Heard at once, so that one knows what was chosen. */
  choose(sound: SoundName | 'off'): void {
    localStorage.setItem(soundKey, sound);
    this.set({ sound });
    if (sound !== 'off' && audio?.state === 'running') play(audio, sound);
  }
}

function kept(): SoundName | 'off' {
  const sound = localStorage.getItem(soundKey);
  if (sound === 'off' || (sound !== null && sound in sounds)) return sound as SoundName | 'off';
  return localStorage.getItem(oldMuteKey) === '1' ? 'off' : 'chime';
}

export const bell = new Bell({ sound: kept() });
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
  const { sound } = bell.state;
  if (sound === 'off' || audio?.state !== 'running') return;
  void navigator.locks?.request(`deskside-ring-${request}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play(audio!, sound);
    await new Promise((resolve) => setTimeout(resolve, holdMs));
  });
}

export function play(context: AudioContext, sound: SoundName): void {
  const now = context.currentTime;
  for (const { startS, hertz, lastsS } of sounds[sound]) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, now + startS);
    loudness.gain.exponentialRampToValueAtTime(0.25, now + startS + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, now + startS + lastsS);
    tone.connect(loudness).connect(context.destination);
    tone.start(now + startS);
    tone.stop(now + startS + lastsS + 0.05);
  }
}
