"use strict";
/** Light, dark, or as the system has it. */
{
  const THEMES = ["system", "light", "dark"];
  const stored = Site.memory.get("theme");
  let current = THEMES.includes(stored) ? stored : "system";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function apply() {
    const isDark = current === "dark" || (current === "system" && dark.matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }

  Site.theme = () => current;
  Site.nextTheme = () => THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
  Site.setTheme = (theme) => {
    current = theme;
    Site.memory.set("theme", theme);
    apply();
  };
  dark.addEventListener("change", apply);
  apply();
}
