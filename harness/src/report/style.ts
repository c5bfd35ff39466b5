/** Decoration only: whatever a colour says, the text says too. */
export interface Style {
  bad(text: string): string;
  good(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
}

const same = (text: string): string => text;
const plain: Style = { bad: same, good: same, faint: same, strong: same };
const ansi: Style = { bad: paint(31), good: paint(32), faint: paint(2, 22), strong: paint(1, 22) };

export function styleFor(colour: boolean): Style {
  return colour ? ansi : plain;
}

function paint(start: number, stop = 39) {
  return (text: string): string => (text === '' ? '' : `\x1b[${start}m${text}\x1b[${stop}m`);
}
