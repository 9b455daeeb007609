import { words } from '../texts/index.ts';
import type { StepName } from './types.ts';

/** What of the service belongs to a line, shown large beneath it. */
export type Spoken = 'address' | 'port' | 'secret' | 'fingerprint' | 'name';

export interface GuideLine {
  /** What the technician says, word for word. What the PC's screen shows stands in “ ”. */
  say: string;
  value: Spoken | undefined;
}

export interface GuideStep {
  step: StepName;
  title: string;
  /** What the technician does in this step; one action. */
  does: string;
  lines: GuideLine[];
}

/**
 * The words for the customer. Everything in “ ” stands so on the configuration screen
 * (src/Deskside.DeviceEmulator/Configuration/ConfigurationScreen.cs); a test compares.
 */
const said = words('guide', {
  called: {
    title: 'The call',
    does: 'Note who calls and what is wrong.',
    say: [
      'I can help you although your PC does not start. It will take six small steps on your side, and I stay on the phone.',
      'I will see what your PC shows and can switch it off and on. The line is protected up to our service, but not sealed from end to end.',
      'Please plug the PC into your router by cable, and have pen and paper at hand.',
    ] as readonly string[],
  },
  configured: {
    title: 'Settings on the PC',
    does: 'Guide through the settings, then type the number and the password that you are told.',
    say: [
      'Switch the PC off, and on again. As soon as you see anything, press Ctrl and P together. You see: “Remote help: settings of this computer”.',
      'It asks for the “Administrator password”. On a new computer type: admin. Then press Enter, as after every answer.',
      'If it asks for a “New password”, choose one of 8 to 32 signs with a small letter, a capital, a digit and a sign such as an exclamation mark. Write it down. Type it again at “The same once more”.',
      'Now you see lines with numbers. Type 1 and Enter. At “Address that the technician tells you”, type:',
      'Type 2. At “Port, usually 4433”, type:',
      'Type 4. At “Name that the technician tells you”, type:',
      'And at “Secret that the technician tells you”:',
      'Type 8. It says “Read this to the technician, group by group”. Please read it to me. The last sign is the check sign.',
      'And please read me the password that you wrote down. I use it for this repair only; you change it afterwards.',
    ] as readonly string[],
  },
  hello: {
    title: 'The PC calls us',
    does: 'Wait until its call is seen here.',
    say: [
      'Type 7. It answers “Remote connection is on: this computer calls the service now.”',
      'Type 3. It says “The service showed:” and a row of signs. Compare them with what I read, and type y only if all are the same:',
      'Type 9, “How does it stand?”. Behind “Connection” it tells you whether it reached us.',
    ] as readonly string[],
  },
  access: {
    title: 'Open the PC',
    does: 'Sign in to the PC with the password that you were told.',
    say: [
      'I am connecting to your PC now. If its screen says “The technician asks to be let in”, please read me the six digits below it.',
    ] as readonly string[],
  },
  redirected: {
    title: 'Start from a repair image',
    does: 'Choose the image and start the PC from it.',
    say: ['Your PC restarts now, with a system of ours instead of its own. Nothing on your disk is changed by that.'] as readonly string[],
  },
  repaired: {
    title: 'Repair',
    does: 'Scan and repair in the terminal, then mark it as done.',
    say: ['I am looking at your disk now. This can take some minutes; you need not do anything.'] as readonly string[],
  },
  closed: {
    title: 'Close and tell',
    does: 'Close the connection and tell whether it is fixed.',
    say: [
      'I have closed the connection and your PC starts from its own disk again.',
      'Please type 7 once more. It answers “Remote connection is off. Nobody can reach this computer any more.” Then type 5 and choose another password.',
    ] as readonly string[],
  },
});

/** What is shown beneath a line, by the line's place. */
const values: Partial<Record<StepName, Record<number, Spoken>>> = {
  configured: { 3: 'address', 4: 'port', 5: 'name', 6: 'secret' },
  hello: { 1: 'fingerprint' },
};

/** The seven steps from the call to the end, in the language that is spoken now. */
export function spokenGuide(): GuideStep[] {
  return (Object.keys(said) as StepName[]).map((step) => {
    const { title, does, say } = said[step];
    return { step, title, does, lines: say.map((line, place) => ({ say: line, value: values[step]?.[place] })) };
  });
}
