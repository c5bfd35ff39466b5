import { c } from './c';
import { cpp } from './cpp';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { python } from './python';
import { rust } from './rust';
import type { Toolchain } from './toolchain';
import { typescript } from './typescript';

/** Every language that is built and run by itself, in the order in which messages list them. */
export const TOOLCHAINS: readonly Toolchain[] = [
  python,
  javascript,
  typescript,
  c,
  cpp,
  java,
  go,
  rust,
];
