"use strict";
/**
 * A reader's own copy of an article: is it the very file, and if not, how many of the quotes does it hold?
 * Only equal bytes are called verified. Nothing leaves the browser.
 */
{
  const { read, places, nearest, mend, points, pointsBefore } = Site.reading;

  /** Text of a copy in whatever encoding it has: UTF-8, UTF-16 with a mark, or GB 18030. */
  function decode(bytes) {
    const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
    if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: mark.toUpperCase() };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "UTF-8" };
    } catch {
      return { text: new TextDecoder("gb18030").decode(bytes), encoding: "GB 18030" };
    }
  }

  /** The characters of a span as they are read: recorded slips within it mended. */
  function corrected(characters, span, errata) {
    const within = errata.filter(({ start, raw }) => raw !== null && span.start <= start && start + points(raw).length <= span.end);
    let text = "";
    let at = span.start;
    for (const { start, raw, reading } of within.sort((a, b) => a.start - b.start)) {
      text += characters.slice(at, start).join("") + (reading ?? "");
      at = start + points(raw).length;
    }
    return text + characters.slice(at, span.end).join("");
  }

  /** Whether the characters at a span are its quote, but for what the data itself records: wraps, glosses, slips. */
  function stands(characters, span, errata) {
    const there = characters.slice(span.start, span.end).join("");
    const wanted = span.quote ?? span.raw;
    if (wanted === null || wanted === undefined) return there.length > 0;
    if (there === wanted || read(there).text === wanted || span.uses.some((use) => use.match === "corrected")) return true;
    return read(corrected(characters, span, errata)).text === read(wanted).text;
  }

  /** Spans of a copy whose bytes differ: every quote looked for, the nearest place taken. */
  function search(text, spans, errata, characters) {
    const scale = text.length / Math.max(1, characters);
    let reading = read(text);
    for (const erratum of errata) reading = mend(reading, read(erratum.raw).text, erratum.reading, erratum.start * scale);
    const before = pointsBefore(text);
    const quoted = spans.filter((span) => span.quote);
    const found = [];
    for (const span of quoted) {
      const at = places(reading.text, span.quote);
      if (!at.length) continue;
      const first = nearest(reading, at, span.start * scale);
      const [start, end] = [reading.starts[first], reading.ends[first + span.quote.length - 1]];
      found.push({ ...span, start: before[start], end: before[end] });
    }
    return { found: found.sort((a, b) => a.start - b.start || b.end - a.end), wanted: quoted.length };
  }

  /**
   * Judge a copy.
   * @returns {{verified: boolean, hash: string, encoding: string, text: string, spans: object[], found: number, wanted: number}}
   */
  async function judge(bytes, article, spans, errata) {
    await Site.vendor("js-sha256/sha256.min.js");
    const hash = sha256(bytes);
    const { text, encoding } = decode(bytes);
    if (hash === article.sha256 && encoding === "UTF-8") {
      const characters = points(text);
      const found = spans.filter((span) => stands(characters, span, errata)).length;
      return { verified: true, hash, encoding, text, spans, found, wanted: spans.length };
    }
    const result = search(text, spans, errata, article.characters);
    return { verified: false, hash, encoding, text, spans: result.found, found: result.found.length, wanted: result.wanted };
  }

  Site.copy = { judge, decode, search };
}
