/**
 * Cuts a Server-Sent Events text into events, whatever the pieces it arrives in.
 * Bounds: an event over 1 MiB is dropped whole. Source: HTML standard, 9.2.6.
 */
export interface SseEvent {
  kind: string;
  data: string;
  /** Undefined when the event carried none (fleeting news). */
  id: string | undefined;
}

const maxEventChars = 1 << 20;

export class SseParser {
  private line = '';
  private afterReturn = false;
  private kind = '';
  private data: string[] = [];
  private dataChars = 0;
  private id: string | undefined;

  /** Gives one piece of text; returns the events that became whole. */
  push(text: string): SseEvent[] {
    const events: SseEvent[] = [];
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c !== 10 && c !== 13) {
        this.afterReturn = false;
        continue;
      }
      if (c === 10 && this.afterReturn) {
        this.afterReturn = false;
        start = i + 1;
        continue;
      }
      this.afterReturn = c === 13;
      const event = this.takeLine(this.line + text.slice(start, i));
      if (event) events.push(event);
      this.line = '';
      start = i + 1;
    }
    this.line = (this.line + text.slice(start)).slice(0, maxEventChars);
    return events;
  }

  private takeLine(line: string): SseEvent | undefined {
    if (line === '') return this.takeEvent();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'event') this.kind = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'data') {
      this.dataChars += value.length;
      if (this.dataChars <= maxEventChars) this.data.push(value);
    }
    return undefined;
  }

  private takeEvent(): SseEvent | undefined {
    const event = { kind: this.kind || 'message', data: this.data.join('\n'), id: this.id };
    const whole = this.data.length > 0 && this.dataChars <= maxEventChars;
    this.kind = '';
    this.data = [];
    this.dataChars = 0;
    this.id = undefined;
    return whole ? event : undefined;
  }
}
