import { describe, expect, it } from 'vitest';
import { newsFrom } from '../src/stream/eventStream.ts';
import { SseParser } from '../src/stream/sseParser.ts';

const stream = ': hello\n\nid: 7\nevent: chat.message\ndata: {"a":1,\ndata: "b":"ü"}\n\nevent: chat.typing\r\ndata: {}\r\n\r\nid: 8\n\n';
const expected = [
  { kind: 'chat.message', data: '{"a":1,\n"b":"ü"}', id: '7' },
  { kind: 'chat.typing', data: '{}', id: undefined },
];

describe('SseParser', () => {
  it('reads events, comments, several data lines and both line ends', () => {
    expect(new SseParser().push(stream)).toEqual(expected);
  });

  it('reads the same from every cut of the stream', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      const parser = new SseParser();
      expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(expected);
    }
  });

  it('drops an event that is too large and reads the next', () => {
    const parser = new SseParser();
    const line = `data: ${'x'.repeat(1000)}\n`;
    parser.push('event: big\n');
    for (let i = 0; i < 1200; i++) parser.push(line);
    expect(parser.push('\nevent: small\ndata: 1\n\n')).toEqual([{ kind: 'small', data: '1', id: undefined }]);
  });
});

describe('newsFrom', () => {
  it('takes the kind from the event', () => {
    const news = newsFrom({ kind: 'chat.seen', data: '{"kind":"other","mark":"read","number":4}', id: '1' });
    expect(news).toMatchObject({ kind: 'chat.seen', mark: 'read', number: 4 });
  });

  it('takes the kind from the data when the event has none', () => {
    expect(newsFrom({ kind: 'message', data: '{"kind":"request.left"}', id: undefined })?.kind).toBe('request.left');
  });

  it.each(['', 'null', '[]', '"x"', '{'])('refuses %s', (data) => {
    expect(newsFrom({ kind: 'x', data, id: undefined })).toBeUndefined();
  });
});
