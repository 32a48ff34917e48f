"use strict";
/** A card that opens at a button: help and filters of a column, the rows behind a quote. One is open at a time; Escape closes it. */
{
  const GAP = 6;

  function place(card, button) {
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    const below = at.bottom + GAP;
    const top = below + height <= innerHeight - 8 ? below : Math.max(8, at.top - GAP - height);
    card.style.setProperty("left", `${left}px`);
    card.style.setProperty("top", `${top}px`);
  }

  /** Let a button open a card; `fill` gives its content each time it opens. */
  Site.opensCard = (button, label, fill, kind = "card") => {
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    let card = null;
    button.addEventListener("click", () => {
      if (card) return card.hidePopover();
      card = Site.h("div", { class: kind, popover: "auto", role: "dialog", "aria-label": label }, fill());
      button.after(card);
      card.addEventListener("toggle", (event) => {
        if (event.newState !== "closed") return;
        button.setAttribute("aria-expanded", "false");
        card?.remove();
        card = null;
      });
      card.showPopover();
      place(card, button);
      button.setAttribute("aria-expanded", "true");
      card.querySelector("input, select, button, a")?.focus({ preventScroll: true });
    });
    return button;
  };

  addEventListener("hashchange", () => document.querySelectorAll(".card").forEach((card) => card.hidePopover()));
}
