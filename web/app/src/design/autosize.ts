/** Makes a text area as high as its text; give it the text, so that it runs anew when that changes. */
export function autosize(_text: string): (area: HTMLTextAreaElement) => () => void {
  return (area) => {
    let width = -1;
    const fit = (): void => {
      area.style.blockSize = "auto";
      area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
    };
    // Another width breaks the lines elsewhere. The observer calls at once, too; its own change of height is no news.
    const sizes = new ResizeObserver(() => {
      if (area.clientWidth === width) return;
      width = area.clientWidth;
      fit();
    });
    fit();
    sizes.observe(area);
    return () => sizes.disconnect();
  };
}
