import { remembering } from './remembering.js';

describe('remembering', () => {
  it('asks once for each text, and anew for all once it has answered too many', () => {
    const asked: string[] = [];
    const length = remembering((text: string) => {
      asked.push(text);
      return text.length;
    }, 2);
    expect(['a', 'bb', 'a', 'bb'].map(length)).toEqual([1, 2, 1, 2]);
    expect(asked).toEqual(['a', 'bb']);
    expect(['ccc', 'a', 'ccc'].map(length)).toEqual([3, 1, 3]);
    expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
  });

  it('keeps nothing of a question that was refused', () => {
    let refuses = true;
    const answer = remembering((text: string) => {
      if (refuses) throw new Error('no');
      return text;
    }, 2);
    expect(() => answer('a')).toThrow('no');
    refuses = false;
    expect(answer('a')).toBe('a');
  });
});
