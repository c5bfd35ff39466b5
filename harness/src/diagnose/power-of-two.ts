/** Sizes of buffers that programs hand to recv() are powers of two; smaller ones prove nothing. */
export function isBufferSize(count: number): boolean {
  return count >= 64 && Number.isInteger(Math.log2(count));
}
