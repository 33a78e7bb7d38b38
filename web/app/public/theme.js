// Runs before the first paint, so that a chosen theme never flashes into another. Inline scripts are forbidden here.
try {
  var theme = localStorage.getItem("collabd.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off; the system's theme is then the right one.
}
