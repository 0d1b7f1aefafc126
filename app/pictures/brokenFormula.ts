/** A line may begin with one of them. */
const ofSums = new Set(['+', '−']);
const ofProducts = new Set(['·']);
/** What stands within is in brackets. */
const opening = new Set(['(', '[', '|', '⌊', '‖']);

/** Products within three brackets: what lies deeper is short. */
export const lastLevel = 7;

/** What stands together on a line. */
type Piece = Element[];

/**
 * A formula in pieces that a line may break between: before the signs of its sums and products, those within brackets
 * too. At level 0 sums are broken that stand in no bracket, at 1 products there too, at 2 sums in one bracket, and so
 * on. Fractions, powers, roots and choices stay whole.
 */
export function brokenFormula(math: Element, level: number): Element[] {
  return piecesOf(math, level).map((piece, at) => {
    const part = math.cloneNode(false) as Element;
    part.append(...piece.map((each) => each.cloneNode(true)));
    // At the head of a line it would be taken for the sign of a number.
    if (at > 0) part.firstElementChild?.setAttribute('form', 'infix');
    return part;
  });
}

function piecesOf(row: Element, level: number): Piece[] {
  const pieces: Piece[] = [[]];
  let before: Element | undefined;
  for (const child of row.children) {
    // A sign behind another one, or behind a bracket, belongs to the number after it.
    if (before && !isOperator(before) && breaks(child, level)) pieces.push([]);
    const within = child.localName === 'mrow' ? piecesWithin(child, level) : [];
    const [first, ...rest] = within.length > 1 ? within : [[child]];
    pieces.at(-1)?.push(...(first ?? []));
    pieces.push(...rest);
    before = child;
  }
  return pieces;
}

const piecesWithin = (row: Element, level: number): Piece[] =>
  piecesOf(row, opening.has(row.firstElementChild?.textContent ?? '') ? level - 2 : level);

const isOperator = ({ localName }: Element): boolean => localName === 'mo';

const breaks = (each: Element, level: number): boolean =>
  isOperator(each) &&
  ((level >= 0 && ofSums.has(each.textContent)) || (level >= 1 && ofProducts.has(each.textContent)));
