import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import {
  type CharacterGroup,
  characterGroups,
  groupsOf,
  type PasswordProblem,
  passwordPolicy,
  passwordProblems,
} from '@mailroom/schemas'
import { useText } from '../app/texts/texts.ts'

const groups = Object.keys(characterGroups) as CharacterGroup[]

function Rule({ met, children }: { met: boolean; children: string }) {
  const text = useText('users')
  return (
    <li>
      <StatusIndicator
        type={met ? 'success' : 'pending'}
        iconAriaLabel={text(met ? 'met' : 'notMet')}
      >
        {children}
      </StatusIndicator>
    </li>
  )
}

/** The password rules, each with whether what was typed so far keeps to it. Source: USR-27. */
export function PasswordPolicy({ password }: { password: string }) {
  const text = useText('users')
  const problems = passwordProblems(password)
  const has = (...kinds: PasswordProblem[]) => kinds.some((kind) => problems.includes(kind))
  const used = groupsOf(password)
  return (
    <Box fontSize="body-s" color="inherit">
      <ul className="password-policy" aria-label={text('policyTitle')}>
        <Rule met={!has('tooShort', 'tooLong')}>{text('policy.length')}</Rule>
        <Rule met={used.length >= passwordPolicy.groups}>
          {text('policy.groups', { count: used.length })}
        </Rule>
        {groups.map((group) => (
          <Rule key={group} met={used.includes(group)}>
            {text(`group.${group}`)}
          </Rule>
        ))}
        {has('forbiddenCharacter') && <Rule met={false}>{text('policy.allowed')}</Rule>}
      </ul>
    </Box>
  )
}
