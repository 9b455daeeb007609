import { transcript } from '@deskside/talk';
import type { RoomState } from './sessionRoom.ts';

/** Saves the conversation as a text file. */
export function saveChat(state: RoomState): void {
  const view = state.view!;
  const heading = `Chat of ${view.technician.name}, ${view.technician.organisation} with ${view.customer.name}\nQuestion: ${view.question}`;
  const text = transcript(state.chat.lines, { heading, me: view.technician.name, notSent: 'not sent' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `chat-${view.askedAt.slice(0, 10)}-${view.id.slice(0, 8)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
