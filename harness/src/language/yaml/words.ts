import { unclosedBracket } from './brackets';
import { DIRECTIVE, needsQuotes, type Fault, type Scene } from './fault';
import { indentationFault } from './indentation';
import { missing, nested, severalLines } from './keys';
import { inFlow, unexpected } from './tokens';

/** The parser's words are about its own grammar; these are about what the author did. */
export function faultOf(scene: Scene): Fault {
  const { source, error } = scene;
  const at = error.pos[0];
  const local = (message: string): Fault => ({ at, message, local: true });
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return local('this key stands twice in the same map');
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return local(needsQuotes(source.charAt(at)));
    case 'NON_STRING_KEY':
      return local(`this can not be a key; ${needsQuotes(source.charAt(at))}`);
    case 'KEY_OVER_1024_CHARS':
      return local('a key has at most 1024 characters');
    case 'BAD_DQ_ESCAPE':
      return local(badEscape(source.slice(at, at + 2)));
    case 'MULTIPLE_DOCS':
      return { at, message: 'another YAML document begins here, and a file holds one' };
    case 'BAD_DIRECTIVE':
      return { at, message: DIRECTIVE };
    case 'RESOURCE_EXHAUSTION':
      return { at, message: 'lists or maps are nested far too deep here' };
    case 'BLOCK_IN_FLOW':
      return inFlow(source, at);
    case 'BAD_INDENT':
      return unclosedBracket(scene) ?? indentationFault(source, at);
    case 'MISSING_CHAR':
      return missing(scene);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nested(scene);
    case 'MULTILINE_IMPLICIT_KEY':
      return severalLines(scene);
    case 'UNEXPECTED_TOKEN':
      return unexpected(scene);
    default:
      return { at, message: 'this is not YAML: look at the quotes, brackets and colons here' };
  }
}

const HEX_DIGITS: Readonly<Record<string, number>> = { '\\x': 2, '\\u': 4, '\\U': 8 };

function badEscape(written: string): string {
  const digits = HEX_DIGITS[written];
  return digits === undefined
    ? `"${written}" means nothing in "..."; a "\\" itself is written "\\\\"`
    : `after "${written}" ${digits} hex digits are due; a "\\" itself is written "\\\\"`;
}
