/** Makes a text area as high as its text; give it the text, so that it runs anew when that changes. */
export function autosize(_text: string): (area: HTMLTextAreaElement) => void {
  return (area) => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
}
