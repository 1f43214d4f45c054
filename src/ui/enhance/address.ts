export const urlOf = (address: string) => new URL(address, location.href);

/** What the address says only once: that something was done, and how to take it back. */
export const lasting = (at: URL) => {
  at.searchParams.delete('did');
  at.searchParams.delete('undo');
  return at;
};
const addressOf = ({ pathname, search }: URL | Location) => pathname + search;
let here = addressOf(lasting(new URL(location.href)));

export const isHere = (at: URL | Location) => addressOf(at) === here;

export function moveTo(at: URL, how: 'push' | 'replace') {
  history[`${how}State`](null, '', at);
  here = addressOf(location);
}

export function dropWhatIsSaidOnce() {
  if (!isHere(location)) history.replaceState(null, '', here + location.hash);
}
