import { settleStartup } from '../state/session/busy';

/** Says that the code that draws the app could not be loaded. Without that code: by what every browser can draw. */
export function sayThatNothingCame(): void {
  const part = (name: string, text: string): HTMLElement => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  const again = part('button', 'Try again');
  again.addEventListener('click', () => {
    window.location.reload();
  });
  const said = document.createElement('div');
  said.setAttribute('role', 'alert');
  said.append(
    part('h1', 'The code of Spanlight could not be loaded.'),
    part('p', 'The server may be away, or it may have a newer version by now.'),
    again,
  );
  const place = document.createElement('main');
  place.style.padding = '2rem';
  place.append(said);
  document.getElementById('app')?.replaceChildren(place);
  settleStartup();
}
