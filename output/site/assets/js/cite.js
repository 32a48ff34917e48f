"use strict";
/** How to cite the dataset or a row of it: APA, BibTeX, RIS and CSL JSON, with year, version and address. */
{
  /** Where a page is found: its address on a server, or within the pages where they were opened from a folder. */
  function addressOf(hash) {
    const { dataset } = Site.package;
    const home = Site.webAddress(dataset.id ?? "") ?? Site.webAddress(dataset.homepage ?? "");
    if (location.protocol !== "file:") return new URL(hash, location.href.replace(/#.*$/s, "")).href;
    return home ? `${home}${hash === "#/" ? "" : hash}` : hash === "#/" ? "" : hash;
  }

  /** What all forms of a citation say. */
  function facts(hash, part) {
    const { dataset } = Site.package;
    return {
      authors: (dataset.contributors ?? []).map((one) => one.title).filter(Boolean),
      issued: /^\d{4}-\d{2}-\d{2}$/.test(dataset.issued ?? "") ? dataset.issued : null,
      year: (dataset.issued ?? "").slice(0, 4) || "n.d.",
      title: dataset.title ?? dataset.name,
      version: dataset.version ?? "",
      part,
      address: addressOf(hash),
      key: [dataset.name, part?.key ?? dataset.version].filter(Boolean).join("-").replace(/[^A-Za-z0-9]+/g, "-"),
    };
  }

  const initial = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const partText = ({ part }) => (part ? `${part.label} (${part.table}, ${part.key})` : null);

  function apa(of) {
    const title = of.part ? `${initial(partText(of))}. In ${of.title}` : of.title;
    const version = of.version ? ` (Version ${of.version})` : "";
    return `${of.authors.join(", ")} (${of.year}). ${title}${version} [Data set]. ${of.address}`.trim();
  }

  const tex = (text) => text.replace(/[\\{}]/g, " ").replace(/[&%$#_]/g, (one) => `\\${one}`);

  function bibtex(of) {
    const fields = [
      ["author", of.authors.map((name) => `{${tex(name)}}`).join(" and ")],
      ["title", `{${tex(of.title)}}`],
      ["year", of.year],
      ["version", of.version],
      ["note", of.part ? tex(partText(of)) : "Data set"],
      ["url", of.address.replace(/[{}\\]/g, encodeURIComponent)],
    ];
    return `@misc{${of.key},\n${fields
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${value}},\n`)
      .join("")}}`;
  }

  const oneLine = (text) => String(text).replace(/\s+/g, " ");

  function ris(of) {
    const lines = [
      ["TY", "DATA"],
      ...of.authors.map((name) => ["AU", name]),
      ["TI", of.part ? partText(of) : of.title],
      of.part ? ["T2", of.title] : null,
      ["PY", of.year],
      of.issued ? ["DA", of.issued.replaceAll("-", "/")] : null,
      of.version ? ["ET", of.version] : null,
      of.address ? ["UR", of.address] : null,
      ["ER", ""],
    ];
    return lines
      .filter(Boolean)
      .map(([tag, value]) => `${tag}  - ${oneLine(value)}`)
      .join("\n");
  }

  function csl(of) {
    const entry = {
      id: of.key,
      type: "dataset",
      title: of.part ? partText(of) : of.title,
      ...(of.part ? { "container-title": of.title } : {}),
      author: of.authors.map((name) => ({ literal: name })),
      ...(of.issued ? { issued: { "date-parts": [of.issued.split("-").map(Number)] } } : {}),
      ...(of.version ? { version: of.version } : {}),
      ...(of.address ? { URL: of.address } : {}),
    };
    return JSON.stringify([entry], null, 2);
  }

  /** @returns {{tool: string, line: string}[]} the citation in every form; `part` is `{table, key, label}` of a row */
  Site.citations = (hash = "#/", part = null) => {
    const of = facts(hash, part);
    return [
      { tool: "APA", line: apa(of) },
      { tool: "BibTeX", line: bibtex(of) },
      { tool: "RIS", line: ris(of) },
      { tool: "CSL JSON", line: csl(of) },
    ];
  };
}
