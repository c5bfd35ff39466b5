import type { Variation } from '../../model/variation';

/** In which run of a sweep it happened; the run that is as the case is written had passed. */
export function inVariation(variation: Variation): string {
  switch (variation.kind) {
    case 'cut':
      return `It did so when the bytes of step ${variation.step} came in two pieces, cut behind byte ${variation.at}; in one piece, it was right.`;
    case 'single-bytes':
      return 'It did so when every byte came on its own; in one piece, it was right.';
    case 'coalesced':
      return 'It did so when several writes came as one; one by one, it was right.';
    default:
      return variation satisfies never;
  }
}
