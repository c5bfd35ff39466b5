import type { Finding } from '../model/finding';
import * as end from './words/ends';
import { httpSection } from './http/section';
import { isHttp } from './words/http/place';
import { bytesOverBytes } from './bytes/expected-over-saw';
import { labelled, LABELLED } from './labelled';
import { patternText } from './words/output';
import type { Style } from './style';

/**
 * The lines that hold what was due against what came; none where the headline says it all.
 * @param open What came is known only up to the first wrong byte.
 */
export function expectedOverSaw(
  finding: Finding,
  width: number,
  style: Style,
  open = false,
): string[] {
  const lines = (expected: string, saw: string): string[] => [
    labelled('expected', style.good(expected)),
    labelled('saw', style.bad(saw)),
  ];
  if (isHttp(finding)) return httpSection(finding, width, style, open);
  switch (finding.code) {
    case 'bytes.missing':
    case 'bytes.different':
    case 'bytes.surplus': {
      const ending = {
        due: finding.expectedEnd ? `, then ${end.endName(finding.expectedEnd)}` : '',
        then: end.thenEnd(finding.end),
        nothing: end.nothingCame(finding.end),
        open,
      };
      return bytesOverBytes(finding, ending, width - LABELLED, style);
    }
    case 'stdout.missing':
    case 'stdout.different':
    case 'stdout.surplus': {
      const { exit } = finding;
      const ending = { due: '', then: end.thenExit(exit), nothing: end.nothingPrinted(exit), open };
      return bytesOverBytes(finding, ending, width - LABELLED, style);
    }
    case 'stderr.different':
      return lines(`${patternText(finding.pattern)} on stderr`, 'what is shown below');
    case 'close.missing':
      return lines(end.endName(finding.expected), 'nothing: the connection was still open');
    case 'close.reset':
    case 'close.fin':
    case 'close.early':
      return lines(
        end.endName(finding.expected),
        finding.end ? end.endName(finding.end.how) : 'nothing',
      );
    case 'exit.missing':
    case 'exit.code':
    case 'exit.signal':
      return lines(end.exitDue(finding.expected), end.exitSeen(finding.exit));
    case 'listen.elsewhere':
      return lines(`a listener on port ${finding.port}`, end.addresses(finding.found));
    case 'connect.elsewhere':
      return lines(`a connection to port ${finding.port}`, end.addresses(finding.found));
    default:
      return [];
  }
}
