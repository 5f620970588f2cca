import SpaceBetween from '@cloudscape-design/components/space-between'
import { Status } from '@mailroom/ui/Status'
import { useCan } from '../../../kit/access/Can.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Simulator } from '../../../kit/page/Simulator.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDeviceRules } from './use-device-rules.ts'

/** A rule that decided, as a link for those who may edit it. */
function DecidingRule({ id, name }: { id: string; name: string }) {
  const can = useCan()
  return can('mobileDeviceAccessRules.update') ? <AppLink to={`${id}/edit`}>{name}</AppLink> : name
}

const fields = ['deviceType', 'deviceModel', 'deviceOperatingSystem', 'deviceUserAgent'] as const

/** Asks AWS what the rules decide about a device; an empty field is not reported. Source: MDAR-10. */
export function DeviceSimulator() {
  const text = useText('deviceRules')
  const { scope } = useDeviceRules()
  return (
    <Simulator
      id="mobileDeviceAccessRules.getEffect"
      fixed={scope}
      defaults={Object.fromEntries(fields.map((field) => [field, '']))}
      title={text('test')}
      description={text('testDescription')}
      submitLabel={text('testNow')}
      verdict={({ effect, matchedRules }) => (
        <SpaceBetween size="xs">
          <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
            {text(effect === 'ALLOW' ? 'allowed' : 'denied')}
          </Status>
          <div>
            {matchedRules.length === 0
              ? text('noRuleMatched')
              : text('decidedBy', { count: matchedRules.length })}
          </div>
          {matchedRules.map(({ mobileDeviceAccessRuleId: id, name }) => (
            <div key={id}>
              <DecidingRule id={id} name={name} />
            </div>
          ))}
        </SpaceBetween>
      )}
    >
      {fields.map((field) => (
        <TextField key={field} name={field} label={text(`property.${field}`)} optional />
      ))}
    </Simulator>
  )
}
