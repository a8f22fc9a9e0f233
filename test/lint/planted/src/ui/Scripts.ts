export function run(text: string): unknown {
  eval(text); // breaks: no-eval
  window.eval(text); // breaks: no-restricted-syntax
  setTimeout('alert(1)', 1); // breaks: @typescript-eslint/no-implied-eval
  location.href = 'javascript:alert(1)'; // breaks: no-script-url
  return new Function(text); // breaks: no-new-func
}
