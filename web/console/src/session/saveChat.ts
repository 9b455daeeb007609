import { transcript } from '@deskside/talk';
import { fill } from '../texts/fill.ts';
import { texts } from './chatTexts.ts';
import type { RoomState } from './sessionRoom.ts';

/** Saves the conversation as a text file. */
export function saveChat(state: RoomState): void {
  const view = state.view!;
  const heading = fill(texts.savedHead, {
    technician: view.technician.name,
    organisation: view.technician.organisation,
    customer: view.customer.name,
    question: view.question,
  });
  const text = transcript(state.chat.lines, { heading, me: view.technician.name, notSent: texts.notSent });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `chat-${view.askedAt.slice(0, 10)}-${view.id.slice(0, 8)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
