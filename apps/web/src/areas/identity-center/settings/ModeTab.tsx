import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { CredentialMatrix } from './CredentialMatrix.tsx'
import { useConfiguration } from './use-configuration.ts'

/** With what people sign in. Source: IDC-12, IDC-13. */
export function ModeTab() {
  const text = useText('identityCenter')
  const { scope, query } = useConfiguration()
  const isOff = query.data && !query.data.identityCenterConfiguration
  return (
    <SpaceBetween size="l">
      <SettingSection
        title={text('mode')}
        description={text('modeDescription')}
        read="identityProvider.describe"
        input={scope}
        write="identityProvider.putMode"
        disabledReason={isOff ? text('enableFirst') : undefined}
      >
        <Loaded query={query}>
          {({ authenticationMode: mode }) => (
            <Details
              columns={2}
              items={[
                { label: text('mode'), value: text(mode ? `mode.${mode}` : 'notEnabled') },
                { label: text('advice'), value: mode && text(`mode.${mode}.advice`) },
              ]}
            />
          )}
        </Loaded>
      </SettingSection>
      <Loaded query={query}>
        {(configuration) => <CredentialMatrix configuration={configuration} />}
      </Loaded>
    </SpaceBetween>
  )
}
