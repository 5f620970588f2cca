import { RulesPage } from '../../../kit/page/RulesPage.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DeviceSimulator } from './DeviceSimulator.tsx'
import { DeviceRulesTable } from './RulesTable.tsx'

/** The mobile device access rules, and what they decide. Source: MDAR-01, MDAR-03, MDAR-10. */
export function DeviceRulesPage() {
  const text = useText('deviceRules')
  return (
    <RulesPage
      title={text('title')}
      description={text('description')}
      rules={<DeviceRulesTable />}
      simulator={<DeviceSimulator />}
    />
  )
}
