import { bytesOn } from './bytes-on';
import { allOf } from './excerpt-parts';
import { passedOn } from './reply-share';
import type { Symptom } from './symptom';

export const countsCharacters: Symptom = {
  id: 'counts-characters',
  hint(facts) {
    const passed = passedOn(facts);
    const sent = allOf(bytesOn(facts.attempt.transcript, 'send', undefined));
    if (!passed || sent === undefined) return undefined;
    const characters = [...Buffer.from(sent, 'latin1').toString('utf8')].length;
    if (characters === sent.length || passed.count !== characters) return undefined;
    return (
      `The message has ${characters} characters, and ${sent.length} bytes. ` +
      'Encode it first, and count the bytes.'
    );
  },
};
