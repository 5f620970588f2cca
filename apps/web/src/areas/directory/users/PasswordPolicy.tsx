import '@mailroom/ui/hidden.css'
import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import {
  type CharacterGroup,
  characterGroups,
  groupsOf,
  type PasswordProblem,
  passwordPolicy,
  passwordProblems,
} from '@mailroom/schemas/password-policy'
import type { ReactNode } from 'react'
import { useSettled } from '../../../kit/data/use-settled.ts'
import { useText } from '../../../kit/words/texts.ts'

const groups = Object.keys(characterGroups) as CharacterGroup[]

function Rule({ met, children }: { met: boolean; children: ReactNode }) {
  const text = useText('users')
  return (
    <StatusIndicator
      type={met ? 'success' : 'pending'}
      iconAriaLabel={text(met ? 'met' : 'notMet')}
    >
      {children}
    </StatusIndicator>
  )
}

/**
 * A kind of characters. Only some kinds are needed, so that an unused one is not shown as missing.
 */
function Kind({ used, children }: { used: boolean; children: ReactNode }) {
  const text = useText('users')
  return (
    <li>
      {used ? (
        <StatusIndicator type="success" iconAriaLabel={text('used')}>
          {children}
        </StatusIndicator>
      ) : (
        <span className="not-needed">{children}</span>
      )}
    </li>
  )
}

/**
 * The pause in typing after which a screen reader reads the state of the password. Milliseconds.
 */
const pauseMs = 1_000

/** The password rules, each with whether the typed text fulfils it. Source: USR-27. */
export function PasswordPolicy({ password }: { password: string }) {
  const text = useText('users')
  const problems = passwordProblems(password)
  const has = (...kinds: PasswordProblem[]) => kinds.some((kind) => problems.includes(kind))
  const used = groupsOf(password)
  const rules = [
    { met: !has('tooShort', 'tooLong'), words: text('policy.length') },
    {
      met: used.length >= passwordPolicy.groups,
      words: text('policy.groups', { count: used.length }),
      kinds: groups,
    },
    ...(has('forbiddenCharacter') ? [{ met: false, words: text('policy.allowed') }] : []),
  ]
  const unmet = rules.filter(({ met }) => !met).map(({ words }) => words)
  const said = useSettled(
    password === ''
      ? ''
      : unmet.length === 0
        ? text('policyMet')
        : text('policyUnmet', { rules: unmet.join('; ') }),
    pauseMs,
  )
  return (
    <Box fontSize="body-s" color="inherit">
      <ul className="password-policy" aria-label={text('policyTitle')}>
        {rules.map(({ met, words, kinds }) => (
          <li key={words}>
            <Rule met={met}>{words}</Rule>
            {kinds && (
              <ul>
                {kinds.map((group) => (
                  <Kind key={group} used={used.includes(group)}>
                    {text(`group.${group}`)}
                  </Kind>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <div role="status" className="visually-hidden">
        {said}
      </div>
    </Box>
  )
}
