import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { RulesPage } from '../../../kit/page/RulesPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DeviceHints } from './DeviceHints.tsx'
import { DeviceSimulator } from './DeviceSimulator.tsx'
import { Recipes } from './Recipes.tsx'
import { DeviceRulesTable } from './RulesTable.tsx'
import { useDeviceRules } from './use-device-rules.ts'

/**
 * The mobile device access rules, what is wrong with them, and what they decide. Source: MDAR-01 to
 * MDAR-03, MDAR-10 to MDAR-14.
 */
export function DeviceRulesPage() {
  const text = useText('deviceRules')
  const { scope, query } = useDeviceRules()
  const rules = query.data
  return (
    <RulesPage
      title={text('title')}
      description={text('description')}
      rules={
        <SpaceBetween size="l">
          <div>
            <div>{text('activeSyncOnly')}</div>
            <AppLink to={organizationPath(scope, 'access-rules')}>
              {text('showAccessRules')}
            </AppLink>
          </div>
          <div>{text('selfReported')}</div>
          {rules?.length === 0 && (
            <Alert type="warning" header={text('none')}>
              {text('emptySet')}
            </Alert>
          )}
          {rules && <DeviceHints rules={rules} areLinked />}
          <DeviceRulesTable />
          {rules && <Recipes count={rules.length} />}
          <div>{text('trail')}</div>
        </SpaceBetween>
      }
      simulator={<DeviceSimulator />}
    />
  )
}
