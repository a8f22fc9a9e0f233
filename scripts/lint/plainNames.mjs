// ESLint rule: file names and exported identifiers say what a thing is. These words say nothing.
const EMPTY_WORDS = new Set([
  'data',
  'info',
  'item',
  'items',
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
]);

/** 'traceData' → ['trace', 'data']; 'HTTPInfo' → ['http', 'info']; 'MAX_ITEMS' → ['max', 'items'] */
function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

const emptyWordIn = (name) => wordsOf(name).find((word) => EMPTY_WORDS.has(word));

function declaredNames(declaration) {
  if (declaration.type !== 'VariableDeclaration') return declaration.id ? [declaration.id] : [];
  return declaration.declarations.map(({ id }) => id).filter(({ type }) => type === 'Identifier');
}

export const plainNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'ban names that say nothing' },
    schema: [],
    messages: { empty: 'The name "{{name}}" holds the empty word "{{word}}": say what it is.' },
  },
  create(context) {
    const check = (node, name) => {
      const word = emptyWordIn(name);
      if (word !== undefined) context.report({ node, messageId: 'empty', data: { name, word } });
    };
    const checkDeclaration = ({ declaration }) => {
      if (!declaration) return;
      for (const identifier of declaredNames(declaration)) check(identifier, identifier.name);
    };
    return {
      Program: (node) => check(node, context.filename.split(/[\\/]/).at(-1).replace(/\..*$/, '')),
      ExportNamedDeclaration(node) {
        checkDeclaration(node);
        for (const { exported } of node.specifiers) check(exported, exported.name ?? String(exported.value));
      },
      ExportDefaultDeclaration: checkDeclaration,
    };
  },
};
