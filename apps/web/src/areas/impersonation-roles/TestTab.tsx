import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import { organizationPath } from '../../kit/data/scope.ts'
import { EntityField } from '../../kit/entity/EntityField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Simulator } from '../../kit/page/Simulator.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useRoleInput } from './use-role.ts'
import { useRuleName } from './use-rule-words.ts'

type Verdict = Output<'impersonationRoles.getEffect'>

/** What the rules of the role decide, and which of them. */
function OfRole({ type, effect, matchedRules }: Verdict) {
  const text = useText('impersonationRoles')
  const { list } = useFormats()
  const ruleName = useRuleName()
  const count = matchedRules.length
  return (
    <SpaceBetween size="xs">
      <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
        {effect === 'ALLOW' ? text(`allowed.${type}`) : text('denied')}
      </Status>
      <div>
        {count === 0
          ? text('noRuleMatched')
          : text('decidedBy', { count, rules: list(matchedRules.map(ruleName)) })}
      </div>
    </SpaceBetween>
  )
}

/** What the access control rules decide about the request itself, or that they were not asked. */
function OfAccess({ effect, access }: Verdict) {
  const text = useText('impersonationRoles')
  const { list } = useFormats()
  const path = organizationPath(useRoleInput(), 'access-rules')
  if (!access) return <div>{text('accessNotAsked')}</div>
  const { matchedRules } = access
  const count = matchedRules.length
  return (
    <SpaceBetween size="xs">
      <Status type={access.effect === 'ALLOW' ? 'success' : 'stopped'}>
        {text(`access.${access.effect}`)}
      </Status>
      <div>
        {count === 0
          ? text('noAccessRuleMatched')
          : text('decidedBy', { count, rules: list(matchedRules) })}{' '}
        <AppLink to={path}>{text('toAccessRules')}</AppLink>
      </div>
      <strong>
        {text(effect === 'ALLOW' && access.effect === 'ALLOW' ? 'opens' : 'opensNot')}
      </strong>
    </SpaceBetween>
  )
}

/** Tests whether the role may act as somebody, and from where. Source: IMP-08. */
export function TestTab() {
  const text = useText('impersonationRoles')
  return (
    <Simulator
      id="impersonationRoles.getEffect"
      fixed={useRoleInput()}
      defaults={{ ipAddress: '' }}
      title={text('test')}
      description={text('testDescription')}
      submitLabel={text('testNow')}
      verdict={(verdict) => (
        <SpaceBetween size="m">
          <OfRole {...verdict} />
          <OfAccess {...verdict} />
        </SpaceBetween>
      )}
    >
      <EntityField
        name="targetUser"
        label={text('targetUser')}
        offered={{ types: ['USER'], states: ['ENABLED'] }}
      />
      <TextField
        name="ipAddress"
        label={text('ipAddress')}
        constraint={text('ipConstraint')}
        optional
      />
    </Simulator>
  )
}
