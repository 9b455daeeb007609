import { describe, expect, it } from 'vitest';
import { passwordFault, strength } from '../src/parts/passwordRules.ts';

describe('strength', () => {
  it('calls nothing short more than weak', () => {
    for (const short of ['', 'a', 'Tr0ub4dor&3']) expect(strength(short)).toBeLessThanOrEqual(1);
  });

  it('sees through repeats and runs', () => {
    expect(strength('aaaaaaaaaaaaaaaa')).toBe(1);
    expect(strength('abcdefghijklmnop')).toBe(1);
    expect(strength('1234567890123')).toBe(1);
  });

  it('likes length', () => {
    expect(strength('correct horse battery staple')).toBe(4);
    expect(strength('blue lamp on desk')).toBeGreaterThanOrEqual(3);
  });
});

describe('passwordFault', () => {
  it('wants twelve characters, twice the same', () => {
    expect(passwordFault('short', 'short').password).not.toBe('');
    expect(passwordFault('long enough now', 'long enough nov').again).not.toBe('');
    expect(passwordFault('long enough now', 'long enough now')).toEqual({ password: '', again: '' });
  });
});
