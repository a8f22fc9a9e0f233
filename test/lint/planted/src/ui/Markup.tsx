export function Markup({ text }: { text: string }) {
  return <p dangerouslySetInnerHTML={{ __html: text }} />; // breaks: no-restricted-syntax
}
export const markupProps = (text: string) => ({
  dangerouslySetInnerHTML: { __html: text }, // breaks: no-restricted-syntax
});
export function write(element: HTMLElement, text: string) {
  element.innerHTML = text; // breaks: no-restricted-syntax
  element.outerHTML = text; // breaks: no-restricted-syntax
  element.insertAdjacentHTML('beforeend', text); // breaks: no-restricted-syntax
  document.createRange().createContextualFragment(text); // breaks: no-restricted-syntax
  document.write(text); // breaks: no-restricted-syntax
}
