"use strict";
/** Boxes in which something wider than the page scrolls by itself; one that hides a part says so. */
{
  const mark = (box) => box.toggleAttribute("data-cut", box.scrollWidth > box.clientWidth + 1);
  const sizes = new ResizeObserver((entries) => {
    for (const box of new Set(entries.map(({ target }) => target.closest(".scroll")))) if (box) mark(box);
  });

  /** Look again whenever the box or what lies in it has another size or is another. */
  function watch(box) {
    const look = () => [box, ...box.children].forEach((one) => sizes.observe(one));
    new MutationObserver(look).observe(box, { childList: true });
    look();
    return box;
  }

  /** A box with a name, which keys can scroll; `kind` is its further class. */
  Site.scrollBox = (name, kind, ...children) =>
    watch(
      Site.h(
        "div",
        { class: ["scroll", kind].filter(Boolean).join(" "), tabindex: "0", role: "region", "aria-label": name, "data-hint": Site.t("scrollOn") },
        children,
      ),
    );
}
