import SpaceBetween from '@cloudscape-design/components/space-between'
import { Status } from '@mailroom/ui/Status'
import { useCan } from '../../kit/access/Can.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Simulator } from '../../kit/page/Simulator.tsx'
import { useText } from '../../kit/words/texts.ts'
import { AccessFields } from './AccessFields.tsx'
import { useRules } from './use-rules.ts'

/** A rule that decided, as a link for those who may edit it. */
function DecidingRule({ name }: { name: string }) {
  const can = useCan()
  return can('accessControlRules.put') ? <AppLink to={`${name}/edit`}>{name}</AppLink> : name
}

/** Asks AWS what the rules decide about an access. Source: ACR-25. */
export function AccessSimulator() {
  const text = useText('accessRules')
  const { scope } = useRules()
  return (
    <Simulator
      id="accessControlRules.getEffect"
      fixed={scope}
      defaults={{ action: 'WebMail', ipAddress: '' }}
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
          {matchedRules.map((name) => (
            <div key={name}>
              <DecidingRule name={name} />
            </div>
          ))}
        </SpaceBetween>
      )}
    >
      <AccessFields />
    </Simulator>
  )
}
