import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Input, Output } from '@mailroom/schemas/operations'
import { Status } from '@mailroom/ui/Status'
import type { ReactNode } from 'react'
import { useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useText } from '../../../kit/words/texts.ts'

const id = 'mobileDeviceAccessOverrides.getEffect'
type Found = Output<typeof id>
type Asked = Input<typeof id>

type StepProps = {
  title: string
  effect: 'ALLOW' | 'DENY' | undefined
  decides: boolean
  children: ReactNode
}

/** One of the three that AWS asks, what it says, and whether that decides. */
function Step({ title, effect, decides, children }: StepProps) {
  const text = useText('organizationOverrides')
  const shared = useText('deviceOverrides')
  return (
    <li>
      <strong>{title}</strong>{' '}
      {effect === undefined ? text('says.nothing') : shared(`effect.${effect}`)}{' '}
      {decides && `(${text('decides')})`}
      <div>{children}</div>
    </li>
  )
}

/** Rules that decided, as links for those who may edit them; that none matched if there are none. */
function Rules({ rules }: { rules: readonly { name: string; path: string; mayEdit: boolean }[] }) {
  const text = useText('organizationOverrides')
  const scope = useOrganizationScope()
  if (rules.length === 0) return text('noRuleMatched')
  return rules.map(({ name, path, mayEdit }) => (
    <div key={path}>
      {mayEdit ? <AppLink to={organizationPath(scope, path)}>{name}</AppLink> : name}
    </div>
  ))
}

/** Whether a device may synchronize, and each of the three that were asked. Source: MDOV-06. */
export function AccessVerdict({ output, input }: { output: Found; input: Asked }) {
  const text = useText('organizationOverrides')
  const can = useCan()
  const scope = useOrganizationScope()
  const { effect, decidedBy, accessControlRules, override, deviceRules } = output
  const { userId, deviceId, ipAddress } = input
  const overridePath = organizationPath(
    scope,
    `mobile-devices/overrides/${userId}/${deviceId}/edit`,
  )
  return (
    <SpaceBetween size="s">
      <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
        {text(`verdict.${effect}.${decidedBy}`)}
      </Status>
      <ol>
        <Step
          title={text('step.accessControlRules', { address: ipAddress })}
          effect={accessControlRules.effect}
          decides={decidedBy === 'ACCESS_CONTROL_RULES'}
        >
          <Rules
            rules={accessControlRules.matchedRules.map((name) => ({
              name,
              path: `access-rules/${encodeURIComponent(name)}/edit`,
              mayEdit: can('accessControlRules.put'),
            }))}
          />
        </Step>
        <Step
          title={text('step.override')}
          effect={override?.effect}
          decides={decidedBy === 'OVERRIDE'}
        >
          {override &&
            (can('mobileDeviceAccessOverrides.put') ? (
              <AppLink to={overridePath}>{override.description ?? text('theOverride')}</AppLink>
            ) : (
              override.description
            ))}
        </Step>
        <Step
          title={text('step.deviceRules')}
          effect={deviceRules.effect}
          decides={decidedBy === 'DEVICE_RULES'}
        >
          <Rules
            rules={deviceRules.matchedRules.map(({ mobileDeviceAccessRuleId, name }) => ({
              name,
              path: `mobile-devices/rules/${mobileDeviceAccessRuleId}/edit`,
              mayEdit: can('mobileDeviceAccessRules.update'),
            }))}
          />
        </Step>
      </ol>
    </SpaceBetween>
  )
}
