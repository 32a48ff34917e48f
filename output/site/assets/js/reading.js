"use strict";
/**
 * The reading text of an article, as `text/reading.py` makes it: wraps, blanks between Chinese characters and pinyin in brackets drop
 * out, and every character that is kept knows its place in the file. Places here count UTF-16 units; `points` counts characters.
 */
{
  const BLANK = "[\\s\\u001c-\\u001f\\u0085\\u200b-\\u200d\\u2060\\ufeff\\u00ad]";
  const HAN = "[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}〇]";
  const SYLLABLE = "[a-züA-ZÜ]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}";
  const GLOSS = `[(（]${BLANK}*${SYLLABLE}${BLANK}*[)）]`;
  const NOISE = new RegExp(`(?<=${HAN})(?:${BLANK}|${GLOSS})+|${BLANK}+`, "gu");
  const NARROW = /[\p{L}\p{N}]/u;

  /** Whether a blank beside this character can part words: Latin letters and digits, not Chinese. */
  const isNarrow = (character) => Boolean(character) && NARROW.test(character) && character.codePointAt(0) < 0x2e80;

  /** @returns {{text: string, starts: number[], ends: number[]}} */
  function read(source) {
    const reading = { text: "", starts: [], ends: [] };
    const keep = (from, to) => {
      reading.text += source.slice(from, to);
      for (let at = from; at < to; at++) {
        reading.starts.push(at);
        reading.ends.push(at + 1);
      }
    };
    let at = 0;
    for (const noise of source.matchAll(NOISE)) {
      keep(at, noise.index);
      at = noise.index + noise[0].length;
      if (noise.index > 0 && isNarrow(source[noise.index - 1]) && isNarrow(source[at])) {
        reading.text += " ";
        reading.starts.push(noise.index);
        reading.ends.push(at);
      }
    }
    keep(at, source.length);
    return reading;
  }

  /** All places at which a phrase stands. */
  function places(text, phrase) {
    const found = [];
    for (let at = phrase ? text.indexOf(phrase) : -1; at >= 0; at = text.indexOf(phrase, at + 1)) found.push(at);
    return found;
  }

  /** The one of several places that is nearest to where it was expected, in units of the file. */
  function nearest(reading, found, expected) {
    return found.reduce(
      (best, at) => (Math.abs(reading.starts[at] - expected) < Math.abs(reading.starts[best] - expected) ? at : best),
      found[0],
    );
  }

  /** Read a recorded slip as it should be; the characters that replace it all lead home to it. */
  function mend(reading, raw, mended, expected) {
    const found = places(reading.text, raw);
    if (!found.length || raw === mended) return reading;
    const at = nearest(reading, found, expected);
    const end = at + raw.length;
    const home = (list, value) => [...list.slice(0, at), ...Array(mended.length).fill(value), ...list.slice(end)];
    return {
      text: reading.text.slice(0, at) + mended + reading.text.slice(end),
      starts: home(reading.starts, reading.starts[at]),
      ends: home(reading.ends, reading.ends[end - 1]),
    };
  }

  /** Characters as Python counts them: code points, not UTF-16 units. */
  const points = (text) => [...text];

  /** For every UTF-16 unit of a text, and its end, how many characters come before it. */
  function pointsBefore(text) {
    const before = new Uint32Array(text.length + 1);
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      before[at] = count;
      const isFirstHalf = text.codePointAt(at) > 0xffff;
      if (!isFirstHalf) count++;
    }
    before[text.length] = count;
    return before;
  }

  /** Where the paragraphs of a text lie, in characters, if one of the two ways to part them gives so many; else null. */
  function paragraphs(text, wanted) {
    const before = pointsBefore(text);
    for (const pattern of [/\n[ \t\r\u3000]*\n\s*/g, /\n/g]) {
      const breaks = [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
      const starts = [0, ...breaks.map(([, end]) => end)];
      const ends = [...breaks.map(([start]) => start), text.length];
      const blocks = starts.map((start, at) => [start, ends[at]]).filter(([start, end]) => text.slice(start, end).trim());
      if (blocks.length === wanted) return blocks.map(([start, end]) => ({ start: before[start], end: before[end] }));
    }
    return null;
  }

  Site.reading = { read, places, nearest, mend, points, pointsBefore, paragraphs };
}
