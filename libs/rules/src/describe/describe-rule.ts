import type { PredicateType } from '../column.js';
import type { Locale } from '../lint/warning.js';
import {
  measureName,
  measurePredicate,
  measureProperty,
  measureType,
  OPERATORS,
  propertyType,
} from '../predicate-type.js';
import type {
  Channel,
  Definitions,
  During,
  EventCondition,
  Literal,
  Operator,
  Predicate,
  PropertyFilter,
  Rule,
} from '../rule.js';
import { ruleForm } from '../path.js';
import { en } from './en.js';
import type { Clause, Language, SpokenEvent, Wording } from './language.js';
import { spokenName } from './names.js';
import { list, phrasesText } from './phrase.js';
import type { Phrase } from './phrase.js';
import { expandTags } from '../tag-tree.js';
import { durationWords, literalWords, numberWords, timeWords } from './value.js';
import { zh } from './zh.js';

const LANGUAGES: Record<Locale, Language> = { zh, en };
/** More values than this are cut to three and a number. */
const SHOWN_WHOLE = 4;
const SHOWN_OF_MANY = 3;

/** A checked rule read back as one sentence. */
export function describeRule(rule: Rule, definitions: Definitions, locale: Locale): Phrase[] {
  const speaker = new Speaker(definitions, locale);
  return LANGUAGES[locale].sentence(speaker.rule(rule, 0));
}

/** One condition in words, as part of a list: without the frame of a sentence ("…的人。"). */
export function describeCondition(rule: Rule, definitions: Definitions, locale: Locale): Phrase[] {
  return new Speaker(definitions, locale).rule(rule, 1);
}

/** What a channel is called. */
export function channelName(channel: Channel, locale: Locale): string {
  return LANGUAGES[locale].channels[channel];
}

/** The same as plain text. */
export function describeRuleAsText(rule: Rule, definitions: Definitions, locale: Locale): string {
  return phrasesText(describeRule(rule, definitions, locale));
}

class Speaker {
  private readonly language: Language;

  constructor(
    private readonly definitions: Definitions,
    private readonly locale: Locale,
  ) {
    this.language = LANGUAGES[locale];
  }

  /** Groups at depth 0 are the clauses of the sentence; deeper ones are set in brackets. */
  rule(rule: Rule, depth: number): Phrase[] {
    const { language, definitions } = this;
    if ('all' in rule) return this.all(rule.all, depth);
    if ('any' in rule) return this.any(rule.any, depth);
    if ('not' in rule)
      return depth === 0 ? language.without(undefined, this.exclusions(rule.not)) : this.negation(rule.not, depth);
    if ('event' in rule) return this.event(rule.event);
    if ('attribute' in rule) {
      const { key, is, heldFor } = rule.attribute;
      const { type = 'TEXT', name = key, unit } = definitions.attributes.get(key) ?? {};
      const condition = language.attribute(name, this.predicate(is, type, unit), type);
      return heldFor === undefined ? condition : language.held(condition, durationWords(heldFor, this.locale));
    }
    if ('tag' in rule) {
      const { in: keys, weight, assigned } = rule.tag;
      const conditions = [
        ...(weight ? [language.weight(this.predicate(weight, 'NUMBER'), this.decays(keys))] : []),
        ...(assigned ? [language.assigned(this.predicate(assigned, 'DATETIME'))] : []),
      ];
      return language.tag(
        this.some(
          keys.map((key) => definitions.tags.get(key)?.name ?? key),
          'or',
        ),
        conditions,
      );
    }
    if ('segment' in rule) return this.segment(rule.segment.key, false);
    if ('sample' in rule) {
      const { salt, from, to } = rule.sample;
      return language.sample(salt, numberWords(from), numberWords(to));
    }
    if ('reachable' in rule) {
      const { channel, purpose } = rule.reachable;
      const name = definitions.purposes?.get(purpose)?.name?.[this.locale] ?? purpose;
      return language.reachable(language.channels[channel], name);
    }
    return language.everyone;
  }

  /** Whether the weight of one of these tags, or of a tag below, is less from moment to moment. */
  private decays(keys: readonly string[]): boolean {
    const { tags } = this.definitions;
    return expandTags(keys, tags).some((key) => tags.get(key)?.halfLife !== undefined);
  }

  /** What is left out comes last: "…; not this, nor that". */
  private all(children: readonly Rule[], depth: number): Phrase[] {
    const { language } = this;
    if (depth > 0) return this.group(children, depth, 'all');
    const taken = children.filter((child) => ruleForm(child) !== 'not');
    const left = children.flatMap((child) => ('not' in child ? this.exclusions(child.not) : []));
    const clauses = taken.length > 0 ? language.clauses(taken.map((child) => this.clause(child))) : undefined;
    return left.length > 0 || !clauses ? language.without(clauses, left) : clauses;
  }

  /** An `any` within a sentence of clauses needs no brackets. */
  private clause(rule: Rule): Clause {
    if (!('any' in rule) || rule.any.length === 1) return { phrases: this.rule(rule, 1), isGroup: false };
    return { phrases: this.any(rule.any, 0), isGroup: true };
  }

  private any(children: readonly Rule[], depth: number): Phrase[] {
    if (depth > 0) return this.group(children, depth, 'any');
    return this.language.any(
      children.map((child) => this.rule(child, 1)),
      false,
    );
  }

  private group(children: readonly Rule[], depth: number, form: 'all' | 'any'): Phrase[] {
    const inner = children.map((child) => this.rule(child, depth + 1));
    const [only] = inner;
    if (only && inner.length === 1) return only;
    return this.language.group(form === 'all' ? this.language.all(inner) : this.language.any(inner, true));
  }

  /** Not any of several is not this, nor that. */
  private exclusions(rule: Rule): Phrase[][] {
    const children = 'any' in rule ? rule.any : [rule];
    return children.map((child) => ('segment' in child ? this.segment(child.segment.key, true) : this.rule(child, 1)));
  }

  private segment(key: string, left: boolean): Phrase[] {
    return this.language.segment(this.definitions.segments.get(key)?.name ?? key, left);
  }

  private negation(rule: Rule, depth: number): Phrase[] {
    const inner = this.rule(rule, depth + 1);
    const isGroup = ('all' in rule && rule.all.length > 1) || ('any' in rule && rule.any.length > 1);
    return this.language.not(isGroup ? inner : this.language.group(inner));
  }

  private predicate(is: Predicate, type: PredicateType, unit = ''): Phrase[] {
    const { language } = this;
    const words = this.wording(type, unit);
    const { gte, lte, ...rest } = is;
    // Numbers between two bounds read as one; times do not.
    if (type === 'NUMBER' && gte !== undefined && lte !== undefined) {
      const between = language.between(literalWords(gte, this.locale), words.literal(lte));
      return list([between, ...this.operators(rest, type, words)], language.and);
    }
    return list(this.operators(is, type, words), language.and);
  }

  private operators(is: Predicate, type: PredicateType, words: Wording): Phrase[][] {
    return OPERATORS[type].flatMap((operator) => this.operator(operator, is, words));
  }

  private operator<O extends Operator>(operator: O, is: Partial<Required<Predicate>>, words: Wording): Phrase[][] {
    const operand: Partial<Required<Predicate>>[O] = is[operator];
    if (operand === undefined) return [];
    const speak: Language['operators'][O] = this.language.operators[operator];
    return [speak(operand, words)];
  }

  private wording(type: PredicateType, unit: string): Wording {
    const { locale, definitions } = this;
    const isTime = type === 'DATE' || type === 'DATETIME';
    const plain = (literal: Literal): string =>
      isTime && typeof literal === 'string'
        ? timeWords(literal, locale, definitions.timeZone)
        : literalWords(literal, locale);
    const withUnit = (words: string): string => (unit === '' ? words : `${words} ${unit}`);
    return {
      type,
      literal: (literal) => withUnit(plain(literal)),
      some: (literals, joined) => withUnit(this.some(literals.map(plain), joined)),
      duration: (text) => durationWords(text, locale),
    };
  }

  private some(words: readonly string[], joined: 'or' | 'and'): string {
    const shown = words.length > SHOWN_WHOLE ? words.slice(0, SHOWN_OF_MANY) : words;
    return this.language.some(shown, words.length - shown.length, joined);
  }

  private event(condition: EventCondition): Phrase[] {
    const { language, locale } = this;
    const { name = '', where, during, measure, sequence } = condition;
    if (sequence) {
      const { steps, within, notFollowedBy } = sequence;
      const spoken = steps.map((step) => language.step(this.spoken(step)));
      const duration = within === undefined ? undefined : durationWords(within, locale);
      const inOrder = language.sequence(spoken, this.when(during), duration);
      if (!notFollowedBy) return inOrder;
      const until = notFollowedBy.within === undefined ? undefined : durationWords(notFollowedBy.within, locale);
      return [...inOrder, ...language.notFollowed(this.spoken(notFollowedBy), until)];
    }
    const event = this.spoken({ name, where }, during);
    const is = measurePredicate(condition);
    const asked = measureName(measure);
    if (asked === 'count') {
      if (isExactly(is, { gte: 1 }) || isExactly(is, { gt: 0 })) return language.happened(event);
      if ([{ eq: 0 }, { lte: 0 }, { lt: 1 }].some((none) => isExactly(is, none))) return language.neverHappened(event);
    }
    const unit = asked === 'count' ? language.times : asked === 'days' ? language.days : '';
    const property = spokenName(measureProperty(measure) ?? '', locale).name;
    return language.measures[asked](event, property, this.predicate(is, measureType(measure, is), unit));
  }

  private spoken(step: { name: string; where?: PropertyFilter[] }, during?: During): SpokenEvent {
    const filters = (step.where ?? []).map(({ property, is }) =>
      this.language.property(
        spokenName(property, this.locale).name,
        this.predicate(is, propertyType(is)),
        propertyType(is),
      ),
    );
    const where = filters.length > 0 ? this.language.filters(filters) : [];
    return { ...spokenName(step.name, this.locale), where, when: this.when(during) };
  }

  private when(during: During | undefined): string {
    const { language, locale, definitions } = this;
    if (!during) return '';
    if (during.last !== undefined) return language.last(durationWords(during.last, locale));
    if (during.calendar !== undefined) return language.calendar[during.calendar];
    const [from, to] = [during.from, during.to].map((bound) => bound && timeWords(bound, locale, definitions.timeZone));
    return language.range(from, to);
  }
}

function isExactly(is: Predicate, other: Predicate): boolean {
  return JSON.stringify(is) === JSON.stringify(other);
}
