import { expect, test } from 'vitest'
import { type DecidingImpersonationRule, impersonation } from './impersonation-effect.ts'

type Rule = DecidingImpersonationRule & { id: string }

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({ id, effect: 'ALLOW', ...more })
const deny = (id: string, more: Partial<Rule> = {}) => rule(id, { effect: 'DENY', ...more })

/** What some rules decide about Ana: the effect, and the rules that decided. */
test.each<[string, Rule[], [string, ...string[]]]>([
  ['no rules: nobody is allowed', [], ['DENY']],
  ['an ALLOW rule without users: all are allowed', [rule('a')], ['ALLOW', 'a']],
  [
    'empty lists are no conditions',
    [rule('a', { targetUsers: [], notTargetUsers: [] })],
    ['ALLOW', 'a'],
  ],
  ['an ALLOW rule for her', [rule('a', { targetUsers: ['bo', 'ana'] })], ['ALLOW', 'a']],
  ['an ALLOW rule for somebody else', [rule('a', { targetUsers: ['bo'] })], ['DENY']],
  ['an ALLOW rule for all but her', [rule('a', { notTargetUsers: ['ana'] })], ['DENY']],
  ['an ALLOW rule for all but others', [rule('a', { notTargetUsers: ['bo'] })], ['ALLOW', 'a']],
  [
    'both lists, of which one excludes her',
    [rule('a', { targetUsers: ['ana'], notTargetUsers: ['ana'] })],
    ['DENY'],
  ],
  [
    'both lists, of which neither excludes her',
    [rule('a', { targetUsers: ['ana'], notTargetUsers: ['bo'] })],
    ['ALLOW', 'a'],
  ],
  ['a DENY rule only', [deny('d')], ['DENY', 'd']],
  ['a DENY rule for somebody else only', [deny('d', { targetUsers: ['bo'] })], ['DENY']],
  [
    'a DENY rule for her beats two that allow',
    [rule('a'), deny('d', { targetUsers: ['ana'] }), rule('b')],
    ['DENY', 'd'],
  ],
  [
    'a DENY rule for all but her leaves her',
    [rule('a'), deny('d', { notTargetUsers: ['ana'] })],
    ['ALLOW', 'a'],
  ],
  [
    'two DENY rules decide together',
    [deny('d'), rule('a'), deny('e', { targetUsers: ['ana'] })],
    ['DENY', 'd', 'e'],
  ],
  [
    'two ALLOW rules decide together',
    [rule('a'), rule('b', { targetUsers: ['ana'] })],
    ['ALLOW', 'a', 'b'],
  ],
])('IMP-03 %s', (_, rules, [effect, ...ids]) => {
  const decision = impersonation(rules, 'ana')
  expect([decision.effect, ...decision.deciding.map(({ id }) => id)]).toEqual([effect, ...ids])
})
