import type { FindingBody } from '../../model/finding';

const XCODE = 'xcode-select --install';
const PACKAGES: Readonly<Record<string, { debian: string; macos: string }>> = {
  python3: { debian: 'python3', macos: 'brew install python' },
  python: { debian: 'python-is-python3', macos: 'brew install python' },
  cc: { debian: 'build-essential', macos: XCODE },
  'c++': { debian: 'build-essential', macos: XCODE },
  make: { debian: 'build-essential', macos: XCODE },
  java: { debian: 'default-jdk', macos: 'brew install openjdk' },
  javac: { debian: 'default-jdk', macos: 'brew install openjdk' },
  go: { debian: 'golang-go', macos: 'brew install go' },
  rustc: { debian: 'rustc', macos: 'brew install rust' },
  cargo: { debian: 'cargo', macos: 'brew install rust' },
};

/** `why` says what asks for the tool: "This is a Go program". */
export function missingTool(why: string, tool: string): FindingBody {
  const known = PACKAGES[tool];
  return {
    code: 'toolchain.missing',
    problem: `${why}, and there is no \`${tool}\` on the PATH.`,
    remedy: known
      ? `Install it: \`sudo apt install ${known.debian}\` (Debian, Ubuntu, WSL) or \`${known.macos}\` (macOS).`
      : `Install \`${tool}\`, or correct its name.`,
  };
}
