import type { Field } from '../model/http';
import { deviation } from '../model/http-deviation';
import { reportControls } from './control-characters';
import type { Report } from './event';
import { TOKEN, trimmed } from './grammar';
import type { Limits } from './limits';
import type { Line } from './line-reader';

/** The field lines of a head, or the trailers behind the last chunk (RFC 9112 §5). */
export class FieldSection {
  #fields: Field[] = [];
  #last: Field | undefined;
  #size = 0;
  #lines = 0;

  constructor(
    private readonly limits: Limits,
    private readonly report: Report,
  ) {}

  get fields(): readonly Field[] {
    return this.#fields;
  }

  /** Counts a line; false, and reported, if it is one too many. */
  fits(line: Line): boolean {
    const { head, fields } = this.limits;
    this.#size += line.length;
    this.#lines += 1;
    const limit = this.#size > head ? 'head' : this.#lines > fields ? 'fields' : undefined;
    if (!limit) return true;
    this.report(deviation('http.head-too-large', line.at, '', { limit, most: this.limits[limit] }));
    return false;
  }

  /** @param line not the empty one that ends the section. */
  add(line: Line): void {
    if (/^[ \t]/.test(line.text)) this.#goOn(line);
    else this.#begin(line);
  }

  #begin({ text, at, length }: Line): void {
    this.#last = undefined;
    const colon = text.indexOf(':');
    if (colon < 0) return this.report(deviation('http.colon-missing', at, text));
    const written = text.slice(0, colon);
    const name = trimmed(written).value;
    if (!TOKEN.test(name)) {
      return this.report(deviation('http.field-name-invalid', at, written));
    }
    if (name.length < colon) {
      const space = written.slice(name.length);
      this.report(deviation('http.space-before-colon', at + name.length, space));
    }
    const { value, before } = trimmed(text.slice(colon + 1));
    const valueAt = at + colon + 1 + before;
    reportControls(value, valueAt, this.report);
    this.#last = { at, length, name, value, valueAt, raw: text };
    this.#fields.push(this.#last);
  }

  /** A line that begins with whitespace goes on with the value of the one before. */
  #goOn({ text, at, length }: Line): void {
    const { value, before } = trimmed(text);
    const code = this.#lines === 1 ? 'http.leading-whitespace' : 'http.obs-fold';
    this.report(deviation(code, at, text.slice(0, before)));
    const field = this.#last;
    if (!field) return;
    reportControls(value, at + before, this.report);
    // RFC 9112 §5.2: a fold is read as one or more spaces.
    const folded: Field = {
      ...field,
      length: field.length + length,
      value: trimmed(`${field.value} ${value}`).value,
      raw: `${field.raw}\r\n${text}`,
    };
    this.#fields[this.#fields.length - 1] = this.#last = folded;
  }
}
