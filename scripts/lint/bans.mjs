// What the project never does, as selectors for ESLint's no-restricted-syntax.

/** Ways by which text becomes markup or a script. */
const MARKUP = [
  {
    selector:
      "JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML']",
    message: 'Text from traces is hostile: never dangerouslySetInnerHTML.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text from traces is hostile: use textContent.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'Text from traces is hostile: build nodes, not markup.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'Never document.write.',
  },
  {
    selector: "CallExpression[callee.object.name='window'][callee.property.name='eval']",
    message: 'Never eval.',
  },
];

/** An address out of data may be javascript:. One piece, SafeLink, decides what may be followed. */
export const BARE_HREF = {
  selector: 'JSXAttribute[name.name=/^(href|xlinkHref|formAction)$/] > JSXExpressionContainer',
  message: 'Use SafeLink: an address out of data may be javascript:.',
};

/** Arguments lie on the stack: 100 000 of them overflow it. */
const SPREADS = [
  {
    selector: 'CallExpression[callee.property.name=/^(push|unshift|splice)$/] > SpreadElement',
    message: 'Loop instead: a spread of an unbounded array overflows the stack.',
  },
  {
    selector:
      "CallExpression[callee.object.name='Math'] > SpreadElement, CallExpression[callee.property.name=/^(fromCharCode|fromCodePoint)$/] > SpreadElement",
    message: 'Loop instead: a spread of an unbounded array overflows the stack.',
  },
  {
    selector: "CallExpression[callee.object.object.name='Math'][callee.property.name='apply']",
    message: 'Loop instead: a spread of an unbounded array overflows the stack.',
  },
];

/** A plain object has keys of its own (__proto__, constructor). */
const PLAIN_OBJECT_AS_MAP = {
  selector:
    "VariableDeclarator[init.type='ObjectExpression'][init.properties.length=0] TSTypeReference[typeName.name='Record'], VariableDeclarator[init.type='ObjectExpression'][init.properties.length=0] TSIndexSignature",
  message: 'Use a Map: keys out of data may be __proto__.',
};

export const BANS = [...MARKUP, BARE_HREF, ...SPREADS, PLAIN_OBJECT_AS_MAP];

/** A test waits for a thing to happen, never for time to pass. */
export const FIXED_WAITS = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait for what must happen, not for time to pass.',
  },
  {
    selector:
      "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout'][arguments.0.type='Identifier'], NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout'][arguments.0.body.callee.name=/^(resolve|done)$/]",
    message: 'Wait for what must happen, not for time to pass.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
    message: 'Wait for what must happen, not for time to pass.',
  },
];
