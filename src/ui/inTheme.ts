/** The style that the page's tokens are read from. */
export const themeStyle = (): CSSStyleDeclaration => getComputedStyle(document.documentElement);

/** A colour with the tokens in it replaced by what the present theme says: a canvas knows no custom properties. */
export const inTheme = (colour: string, style: CSSStyleDeclaration): string =>
  colour.replace(/var\((--[a-z0-9-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim());
